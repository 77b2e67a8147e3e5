<#
.SYNOPSIS
Freezes, signs and packs the kiosk on a Windows machine.
.DESCRIPTION
Finds Python and hands on to packaging\build_windows.py, which checks the machine before it begins.
.PARAMETER Python
The python.exe to build with. Without it the newest of 3.14 to 3.11 that the launcher `py` knows is taken.
.PARAMETER Thumbprint
Of the certificate to sign with, in the store of this user or machine. Without it nothing is signed.
.PARAMETER Timestamp
The address of a time-stamp service (RFC 3161). Without it the signatures end when the certificate does.
.PARAMETER WithoutMsi
Leaves the package to another machine.
.EXAMPLE
powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 -Thumbprint 9F86D081884C7D65
#>
[CmdletBinding()]
param(
    [string]$Python = '',
    [string]$Thumbprint = '',
    [string]$Timestamp = '',
    [switch]$WithoutMsi
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Find-Python {
    if (-not (Get-Command -Name 'py' -ErrorAction SilentlyContinue)) { return '' }
    # With Stop, PowerShell 5 takes what a program says on its second output for an error of its own.
    $ErrorActionPreference = 'Continue'
    foreach ($version in '3.14', '3.13', '3.12', '3.11') {
        $found = & py "-$version" -c 'import sys; print(sys.executable)' 2>$null
        if ($LASTEXITCODE -eq 0) { return $found }
    }
    return ''
}

if (-not $Python) { $Python = Find-Python }
if (-not $Python -or -not (Test-Path -LiteralPath $Python -PathType Leaf)) {
    Write-Output 'No Python was found. Install Python 3.12 (64-bit) from python.org, or name one with -Python.'
    exit 2
}

$script = Join-Path -Path (Split-Path -Parent $PSScriptRoot) -ChildPath 'build_windows.py'
$arguments = @($script)
if ($Thumbprint) { $arguments += '--thumbprint', $Thumbprint }
if ($Timestamp) { $arguments += '--timestamp', $Timestamp }
if ($WithoutMsi) { $arguments += '--without-msi' }

& $Python $arguments
exit $LASTEXITCODE
