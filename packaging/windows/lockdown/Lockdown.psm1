# What the three scripts share: the list of settings, the account they are for, and the note of what was there before.

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$Hive = 'HKU\lung-net-kiosk-lockdown'
$Folder = Join-Path $env:ProgramData 'lung-net-kiosk-lockdown'
$Record = Join-Path $Folder 'before.json'

function Get-Settings {
    # The settings of some parts, in the order of the list. -Parts a,b comes as one word from a command line.
    param([string[]] $Parts)
    $list = (Get-Content -LiteralPath (Join-Path $PSScriptRoot 'settings.json') -Raw | ConvertFrom-Json).settings
    $wanted = @($Parts | ForEach-Object { $_ -split ',' } | ForEach-Object { $_.Trim() })
    $known = @($list | ForEach-Object { $_.part } | Select-Object -Unique)
    foreach ($part in $wanted) {
        if ($known -notcontains $part) {
            throw "There is no part '$part'. The parts are: $($known -join ', ')."
        }
    }
    $list | Where-Object { $wanted -contains $_.part }
}

function Open-Place {
    # The account, its registry and the folders. Close-Place lets go of the registry again.
    param([string] $Account, [string] $Program, [string] $Data, [bool] $Enforce = $false)
    if (-not ([System.Security.Principal.WindowsPrincipal] [System.Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole(
            [System.Security.Principal.WindowsBuiltInRole]::Administrator)) {
        throw 'Start this as an administrator, or as the account SYSTEM (docs/it-windows.md says how).'
    }
    try {
        $sid = (New-Object System.Security.Principal.NTAccount($Account)).Translate([System.Security.Principal.SecurityIdentifier]).Value
    }
    catch {
        throw "There is no account $Account here. Make it first, or name another one with -Account."
    }
    $place = [pscustomobject]@{
        Account = $Account; Sid = $sid; Program = $Program; Data = $Data; Enforce = $Enforce
        Hive = "Registry::HKEY_USERS\$sid"; Loaded = $false
    }
    if (-not (Test-Path -LiteralPath $place.Hive)) {
        $known = "Registry::HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\$sid"
        if (-not (Test-Path -LiteralPath $known)) {
            throw "$Account has never signed in here, and has no settings yet. Sign in as $Account once, and out again."
        }
        $file = Join-Path (Get-ItemProperty -LiteralPath $known).ProfileImagePath 'NTUSER.DAT'
        Invoke-Program reg.exe load $Hive $file
        $place.Hive = "Registry::$($Hive.Replace('HKU', 'HKEY_USERS'))"
        $place.Loaded = $true
    }
    $place
}

function Close-Place {
    param($Place)
    if ($null -ne $Place -and $Place.Loaded) {
        # What PowerShell has read it still holds open, and Windows lets go of nothing that is open.
        [System.GC]::Collect()
        [System.GC]::WaitForPendingFinalizers()
        Invoke-Program reg.exe unload $Hive
    }
}

function Read-Record {
    # What was there before, $null if nothing was ever changed: the account, the folders, and each setting by its id.
    if (-not (Test-Path -LiteralPath $Record)) {
        return $null
    }
    Get-Content -LiteralPath $Record -Raw | ConvertFrom-Json
}

function Add-Record {
    # Note what a setting was, before it is changed. What stands there already is older, and stays.
    param($Setting, $Now, $Place)
    $noted = Read-Record
    $settings = if ($null -eq $noted) { @() } else { @($noted.settings) }
    if (@($settings | Where-Object { $_.id -eq $Setting.id }).Count -gt 0) {
        return
    }
    $settings += [pscustomobject]@{ id = $Setting.id; value = $Now.Value; type = $Now.Type }
    if (-not (Test-Path -LiteralPath $Folder)) {
        New-Item -ItemType Directory -Path $Folder | Out-Null
    }
    $whole = [pscustomobject]@{ account = $Place.Account; program = $Place.Program; data = $Place.Data; settings = $settings }
    $part = "$Record.part"
    $whole | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $part -Encoding UTF8
    Move-Item -LiteralPath $part -Destination $Record -Force
}

function Remove-Record {
    Remove-Item -LiteralPath $Folder -Recurse -Force
}

function Format-Line {
    # One line of what the scripts print; values that fill pages (XML, lists of rights) are left out.
    param($Setting, [string] $Said, $From, $To)
    $shown = foreach ($each in $From, $To) {
        if ($null -eq $each) { 'nothing' } elseif (([string] $each).Length -gt 20) { '(long)' } else { [string] $each }
    }
    $change = if ($shown[0] -eq $shown[1]) { '' } else { "$($shown[0]) -> $($shown[1])" }
    '{0,-32} {1,-16} {2,-20} {3}' -f $Setting.id, $Said, $change, $Setting.why
}

Export-ModuleMember -Function @(
    'Get-Settings', 'Open-Place', 'Close-Place', 'Read-Record', 'Add-Record', 'Remove-Record', 'Format-Line'
)
