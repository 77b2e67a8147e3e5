# What Enterprise editions add: Keyboard Filter, Shell Launcher, AppLocker and the write filter.

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$Embedded = 'root\standardcimv2\embedded'

# Keyboard Filter

function Get-Filter {
    # All of one class of Keyboard Filter or the write filter, as one array: take it into a variable before a pipe.
    # $null while the feature waits for a restart.
    param([string] $Class)
    try {
        , @(Get-CimInstance -Namespace $Embedded -ClassName $Class)
    }
    catch [Microsoft.Management.Infrastructure.CimException] {
        $null
    }
}

function Get-KeyState {
    param([string] $Name)
    $keys = Get-Filter -Class 'WEKF_PredefinedKey'
    if ($null -eq $keys) {
        return New-Value $null '' $true
    }
    $key = $keys | Where-Object { $_.Id -eq $Name }
    if ($null -eq $key) {
        throw "Keyboard Filter does not know the keys $Name."
    }
    if ($key.Enabled) { New-Value 'blocked' } else { New-Value 'free' }
}

function Set-KeyState {
    param([string] $Name, [string] $State)
    $keys = Get-Filter -Class 'WEKF_PredefinedKey'
    $key = $keys | Where-Object { $_.Id -eq $Name }
    Set-CimInstance -InputObject $key -Property @{ Enabled = ($State -eq 'blocked') }
}

function Get-KeySetting {
    param([string] $Name)
    $settings = Get-Filter -Class 'WEKF_Settings'
    if ($null -eq $settings) {
        return New-Value $null '' $true
    }
    $setting = $settings | Where-Object { $_.Name -eq $Name }
    if ($null -eq $setting) {
        throw "Keyboard Filter has no setting $Name."
    }
    New-Value ([string] $setting.Value).ToLowerInvariant()
}

function Set-KeySetting {
    param([string] $Name, [string] $Value)
    $settings = Get-Filter -Class 'WEKF_Settings'
    $setting = $settings | Where-Object { $_.Name -eq $Name }
    Set-CimInstance -InputObject $setting -Property @{ Value = $Value }
}

# Shell Launcher

function Get-ShellConfiguration {
    $csp = Get-AssignedAccess
    if ($csp.ShellLauncher) { [System.Net.WebUtility]::HtmlDecode($csp.ShellLauncher) } else { $null }
}

function Set-ShellConfiguration {
    param([string] $Text)
    $csp = Get-AssignedAccess
    $csp.ShellLauncher = if ($Text) { [System.Net.WebUtility]::HtmlEncode($Text) } else { $null }
    Set-CimInstance -CimInstance $csp
}

function Get-AssignedAccess {
    if (-not [System.Security.Principal.WindowsIdentity]::GetCurrent().IsSystem) {
        throw 'Windows shows and takes this from the account SYSTEM alone: start the script as docs/it-windows.md says.'
    }
    Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
}

function New-ShellConfiguration {
    param([string] $File, $Place)
    $xml = New-Object System.Xml.XmlDocument
    $xml.Load($File)
    $names = New-Object System.Xml.XmlNamespaceManager($xml.NameTable)
    $names.AddNamespace('s', 'http://schemas.microsoft.com/ShellLauncher/2018/Configuration')
    $data = if ($Place.Data.Contains(' ')) { '"' + $Place.Data + '"' } else { $Place.Data }
    $xml.SelectSingleNode('//s:Account', $names).SetAttribute('Name', $Place.Account)
    $xml.SelectSingleNode('//s:Shell', $names).SetAttribute('Shell', "$($Place.Program)\kiosk.exe --data $data supervise")
    ConvertTo-PlainXml $xml.OuterXml
}

function ConvertTo-PlainXml {
    # Without comments and without blanks between elements.
    param([string] $Text)
    $xml = New-Object System.Xml.XmlDocument
    $xml.LoadXml($Text)
    foreach ($comment in @($xml.SelectNodes('//comment()'))) {
        [void] $comment.ParentNode.RemoveChild($comment)
    }
    $xml.DocumentElement.OuterXml
}

# AppLocker

function New-ProgramRules {
    param([string] $File, $Place)
    $text = (Get-Content -LiteralPath $File -Raw).Replace('"ACCOUNT"', '"' + $Place.Sid + '"')
    if ($Place.Enforce) { $text.Replace('"AuditOnly"', '"Enabled"') } else { $text }
}

function Set-ProgramRules {
    param([string] $Text)
    $ours = Get-RuleList (Get-Content -LiteralPath (Join-Path $PSScriptRoot 'programs.xml') -Raw)
    foreach ($rule in (Get-RuleList (Get-AppLockerPolicy -Local -Xml)) -split ' ' -notmatch '=') {
        if ($rule -and $ours -notmatch $rule) {
            throw 'This machine has AppLocker rules of its own. Add those of programs.xml to them where you keep them.'
        }
    }
    $file = [System.IO.Path]::GetTempFileName()
    try {
        [System.IO.File]::WriteAllText($file, $Text)
        Set-AppLockerPolicy -XmlPolicy $file
    }
    finally {
        Remove-Item -LiteralPath $file
    }
}

function Get-RuleList {
    # How strictly programs are looked at, and the name of each rule: "Exe=AuditOnly ID ID".
    param([string] $Text)
    $xml = New-Object System.Xml.XmlDocument
    $xml.LoadXml($Text)
    $mode = foreach ($each in @($xml.SelectNodes('//RuleCollection[*]'))) { "$($each.Type)=$($each.EnforcementMode)" }
    $rules = foreach ($each in @($xml.SelectNodes('//RuleCollection/*'))) { $each.GetAttribute('Id') }
    (@($mode | Sort-Object) + @($rules | Sort-Object)) -join ' '
}

# The write filter

function Get-WriteFilter {
    $filter = Get-Filter -Class 'UWF_Filter'
    if ($null -eq $filter -or $filter.Count -eq 0) {
        return New-Value $null '' $true
    }
    if ($filter[0].NextEnabled) { New-Value 'on' } else { New-Value 'off' }
}

function Set-WriteFilter {
    param([string] $State, [string] $Path)
    $drive = Split-Path -Qualifier $Path
    if ($State -eq 'on') {
        Invoke-Program uwfmgr.exe file add-exclusion $Path
        Invoke-Program uwfmgr.exe volume protect $drive
        Invoke-Program uwfmgr.exe filter enable
    }
    else {
        Invoke-Program uwfmgr.exe filter disable
        Invoke-Program uwfmgr.exe volume unprotect $drive
        Invoke-Program uwfmgr.exe file remove-exclusion $Path
    }
}

function Test-WriteFilterInForce {
    # Whether what is changed now would be lost at the next restart.
    $filter = Get-Filter -Class 'UWF_Filter'
    $null -ne $filter -and $filter.Count -gt 0 -and [bool] $filter[0].CurrentEnabled
}

Export-ModuleMember -Function @(
    'Get-KeyState', 'Set-KeyState', 'Get-KeySetting', 'Set-KeySetting',
    'Get-ShellConfiguration', 'Set-ShellConfiguration', 'New-ShellConfiguration', 'ConvertTo-PlainXml',
    'New-ProgramRules', 'Set-ProgramRules', 'Get-RuleList',
    'Get-WriteFilter', 'Set-WriteFilter', 'Test-WriteFilterInForce'
)
