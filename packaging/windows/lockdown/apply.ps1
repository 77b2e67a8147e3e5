<#
.SYNOPSIS
Makes a kiosk of a PC with Windows: looks, and with -Really changes, what settings.json lists.

.DESCRIPTION
Nothing is changed without -Really. What was there before is noted in %ProgramData%\lung-net-kiosk-lockdown, and
remove.ps1 puts it back. Run it again after a restart: Windows has some of it only then. Exit code 0: all is as
it should be, or would be with -Really. 1: something could not be done; the line says what. 3010: restart, then
run it again.

.PARAMETER Account
The account that shows the kiosk. It must have signed in once.

.PARAMETER Parts
folder, touch, keys, notices, power and shell are done unless others are named. programs (AppLocker, which only
watches and writes to the event log unless there is -Enforce) and disk (the write filter) must be named; disk last of all.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File apply.ps1
powershell -ExecutionPolicy Bypass -File apply.ps1 -Really
powershell -ExecutionPolicy Bypass -File apply.ps1 -Parts programs -Enforce -Really
#>
[CmdletBinding()]
param(
    [string] $Account = 'lung-net-kiosk',
    [string] $Program = "$env:ProgramFiles\lung-net-kiosk",
    [string] $Data = "$env:ProgramData\lung-net-kiosk\screen",
    [string[]] $Parts = @('folder', 'touch', 'keys', 'notices', 'power', 'shell'),
    [switch] $Enforce,
    [switch] $Really
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
foreach ($module in 'System', 'Filters', 'Kinds', 'Lockdown') {
    Import-Module (Join-Path $PSScriptRoot "$module.psm1") -Force
}

$failed = $false
$restart = $false
$place = $null
try {
    $settings = Get-Settings -Parts $Parts
    $place = Open-Place -Account $Account -Program $Program -Data $Data -Enforce $Enforce
    if ($Really -and (Test-WriteFilterInForce)) {
        throw 'The write filter is on, so whatever is changed now is gone after a restart. Run "uwfmgr filter disable", restart, and run this again.'
    }
    foreach ($setting in $settings) {
        try {
            $now = Get-Now -Setting $setting -Place $place
            $wanted = Get-Wanted -Setting $setting -Place $place
            if ($now.Later) {
                $restart = $true
                Format-Line $setting 'after a restart' $null $null
            }
            elseif (Test-Same -Setting $setting -Now $now.Value -Wanted $wanted) {
                Format-Line $setting 'as it should be' $null $null
            }
            elseif (-not $Really) {
                Format-Line $setting 'to be changed' $now.Value $wanted
            }
            else {
                Add-Record -Setting $setting -Now $now -Place $place
                $type = if ($setting.PSObject.Properties['type']) { $setting.type } else { '' }
                Set-Value -Setting $setting -Place $place -Value $wanted -Type $type
                $restart = $restart -or @('feature', 'write-filter', 'shell') -contains $setting.kind
                Format-Line $setting 'changed' $now.Value $wanted
            }
        }
        catch {
            $failed = $true
            Format-Line $setting 'NOT DONE' $null $null
            "    $($_.Exception.Message)"
        }
    }
}
catch {
    $failed = $true
    "Nothing more was done. $($_.Exception.Message)"
}
finally {
    Close-Place $place
}
if (-not $Really) {
    'Nothing was changed. To change it: the same command with -Really.'
}
if ($failed) {
    exit 1
}
if ($Really -and $restart) {
    'Restart this machine, then run the same command again.'
    exit 3010
}
exit 0
