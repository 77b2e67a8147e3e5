# Each kind of setting in settings.json: what it is now, what it should be, and how it is set.
# A value of $null means that there is nothing; to set it removes what is there. So remove.ps1 needs no way of its own.
# What is done to Windows itself is in System.psm1 and Filters.psm1.

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$Machine = 'Registry::HKEY_LOCAL_MACHINE'
$FullControl = '(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'
$RightsOfTheAccount = @{ modify = '0x1301bf'; read = '0x1200a9' }

function Get-Now {
    param([Parameter(Mandatory)] $Setting, [Parameter(Mandatory)] $Place)
    switch ($Setting.kind) {
        'machine-registry' { Get-RegistryValue -Path "$Machine\$($Setting.path)" -Name $Setting.name }
        'account-registry' { Get-RegistryValue -Path "$($Place.Hive)\$($Setting.path)" -Name $Setting.name }
        'feature' { New-Value (Get-FeatureState -Name $Setting.name) }
        'key' { Get-KeyState -Name $Setting.name }
        'key-setting' { Get-KeySetting -Name $Setting.name }
        'rights' { New-Value (Get-Rights -Path (Expand-Place $Setting.path $Place)) }
        'shell' { New-Value (Get-ShellConfiguration) }
        'programs' { New-Value (Get-AppLockerPolicy -Local -Xml) }
        'write-filter' { Get-WriteFilter }
        default { throw "settings.json: nobody knows the kind '$($Setting.kind)'." }
    }
}

function Get-Wanted {
    param([Parameter(Mandatory)] $Setting, [Parameter(Mandatory)] $Place)
    switch ($Setting.kind) {
        'rights' { "D:PAI$FullControl(A;OICI;$($RightsOfTheAccount[$Setting.wanted]);;;$($Place.Sid))" }
        'shell' { New-ShellConfiguration -File (Join-Path $PSScriptRoot $Setting.file) -Place $Place }
        'programs' { New-ProgramRules -File (Join-Path $PSScriptRoot $Setting.file) -Place $Place }
        default { $Setting.wanted }
    }
}

function Test-Same {
    # Whether a setting is as it should be, however Windows may have written it down.
    param([Parameter(Mandatory)] $Setting, $Now, $Wanted)
    if ($null -eq $Now -or $null -eq $Wanted) {
        return ($null -eq $Now) -and ($null -eq $Wanted)
    }
    switch ($Setting.kind) {
        'rights' { (Get-Entries $Now) -eq (Get-Entries $Wanted) }
        'shell' { (ConvertTo-PlainXml $Now) -eq (ConvertTo-PlainXml $Wanted) }
        'programs' { (Get-RuleList $Now) -eq (Get-RuleList $Wanted) }
        default { [string] $Now -eq [string] $Wanted }
    }
}

function Set-Value {
    param([Parameter(Mandatory)] $Setting, [Parameter(Mandatory)] $Place, $Value, [string] $Type = '')
    switch ($Setting.kind) {
        'machine-registry' { Set-RegistryValue -Path "$Machine\$($Setting.path)" -Name $Setting.name -Value $Value -Type $Type }
        'account-registry' { Set-RegistryValue -Path "$($Place.Hive)\$($Setting.path)" -Name $Setting.name -Value $Value -Type $Type }
        'feature' { Set-FeatureState -Name $Setting.name -State $Value }
        'key' { Set-KeyState -Name $Setting.name -State $Value }
        'key-setting' { Set-KeySetting -Name $Setting.name -Value $Value }
        'rights' { Set-Rights -Path (Expand-Place $Setting.path $Place) -Value $Value }
        'shell' { Set-ShellConfiguration -Text $Value }
        'programs' { Set-ProgramRules -Text $Value }
        'write-filter' { Set-WriteFilter -State $Value -Path (Expand-Place $Setting.path $Place) }
        default { throw "settings.json: nobody knows the kind '$($Setting.kind)'." }
    }
}

function Expand-Place {
    param([string] $Text, $Place)
    $Text.Replace('{Data}', $Place.Data).Replace('{ProgramData}', $env:ProgramData)
}

Export-ModuleMember -Function @('Get-Now', 'Get-Wanted', 'Test-Same', 'Set-Value')
