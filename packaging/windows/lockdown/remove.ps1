<#
.SYNOPSIS
Puts back what apply.ps1 has changed, each setting to what it was before.

.DESCRIPTION
Nothing is changed without -Really. It goes by what apply.ps1 has noted, whatever was named then. When all is back,
the note is removed too. Exit code 0: nothing is left. 1: something could not be put back; the line says what, and
the note stays. 3010: the write filter had to be switched off first; restart, then run it again.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File remove.ps1
powershell -ExecutionPolicy Bypass -File remove.ps1 -Really
#>
[CmdletBinding()]
param(
    [switch] $Really
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
foreach ($module in 'System', 'Filters', 'Kinds', 'Lockdown') {
    Import-Module (Join-Path $PSScriptRoot "$module.psm1") -Force
}

$noted = Read-Record
if ($null -eq $noted) {
    'Nothing was ever changed here.'
    exit 0
}
if ($Really -and (Test-WriteFilterInForce)) {
    Invoke-Program uwfmgr.exe filter disable
    'The write filter is off after the next restart. Restart this machine, then run the same command again.'
    exit 3010
}

$failed = $false
$place = $null
try {
    $list = Get-Settings -Parts (Get-Content -LiteralPath (Join-Path $PSScriptRoot 'settings.json') -Raw | ConvertFrom-Json).settings.part
    $place = Open-Place -Account $noted.account -Program $noted.program -Data $noted.data
    $backwards = @($noted.settings)
    [array]::Reverse($backwards)
    foreach ($before in $backwards) {
        $setting = $list | Where-Object { $_.id -eq $before.id }
        if ($null -eq $setting) {
            $failed = $true
            "$($before.id): this version's settings.json does not know it. Use the scripts that were applied."
            continue
        }
        try {
            $now = Get-Now -Setting $setting -Place $place
            if (-not $now.Later -and (Test-Same -Setting $setting -Now $now.Value -Wanted $before.value)) {
                Format-Line $setting 'as it was' $null $null
            }
            elseif (-not $Really) {
                Format-Line $setting 'to be put back' $now.Value $before.value
            }
            else {
                Set-Value -Setting $setting -Place $place -Value $before.value -Type $before.type
                Format-Line $setting 'put back' $now.Value $before.value
            }
        }
        catch {
            $failed = $true
            Format-Line $setting 'NOT PUT BACK' $null $null
            "    $($_.Exception.Message)"
        }
    }
}
catch {
    $failed = $true
    "Nothing more was put back. $($_.Exception.Message)"
}
finally {
    Close-Place $place
}
if (-not $Really) {
    'Nothing was changed. To put it back: the same command with -Really.'
    exit ([int] $failed)
}
if ($failed) {
    'What was noted stays until all of it is back.'
    exit 1
}
Remove-Record
'All is as it was. Restart this machine.'
exit 0
