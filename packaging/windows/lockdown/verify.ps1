<#
.SYNOPSIS
Says whether a PC with Windows is locked down as settings.json lists it. Changes nothing.

.DESCRIPTION
Exit code 0: everything is as it should be. 1: something differs or cannot be seen; the line says what.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File verify.ps1
powershell -ExecutionPolicy Bypass -File verify.ps1 -Parts programs,disk -Enforce
#>
[CmdletBinding()]
param(
    [string] $Account = 'lung-net-kiosk',
    [string] $Program = "$env:ProgramFiles\lung-net-kiosk",
    [string] $Data = "$env:ProgramData\lung-net-kiosk\screen",
    [string[]] $Parts = @('folder', 'touch', 'keys', 'notices', 'power', 'shell'),
    [switch] $Enforce
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
foreach ($module in 'System', 'Filters', 'Kinds', 'Lockdown') {
    Import-Module (Join-Path $PSScriptRoot "$module.psm1") -Force
}

$different = 0
$place = $null
try {
    $settings = Get-Settings -Parts $Parts
    $place = Open-Place -Account $Account -Program $Program -Data $Data -Enforce $Enforce
    foreach ($setting in $settings) {
        try {
            $now = Get-Now -Setting $setting -Place $place
            $wanted = Get-Wanted -Setting $setting -Place $place
            if ($now.Later) {
                $different++
                Format-Line $setting 'AFTER A RESTART' $null $null
            }
            elseif (Test-Same -Setting $setting -Now $now.Value -Wanted $wanted) {
                Format-Line $setting 'as it should be' $null $null
            }
            else {
                $different++
                Format-Line $setting 'DIFFERENT' $now.Value $wanted
            }
        }
        catch {
            $different++
            Format-Line $setting 'NOT SEEN' $null $null
            "    $($_.Exception.Message)"
        }
    }
}
catch {
    $different++
    "Nothing more was looked at. $($_.Exception.Message)"
}
finally {
    Close-Place $place
}
if ($different -gt 0) {
    "$different not as it should be."
    exit 1
}
'All is as it should be.'
exit 0
