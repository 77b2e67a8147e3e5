# The registry, features and rights of Windows, and programs that are run.

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function New-Value {
    # What a setting is now. Later: nobody can say before a restart. Type: of a value in the registry.
    param($Value, [string] $Type = '', [bool] $Later = $false)
    [pscustomobject]@{ Value = $Value; Type = $Type; Later = $Later }
}

# The registry

function Get-RegistryValue {
    param([string] $Path, [string] $Name)
    if (-not (Test-Path -LiteralPath $Path)) {
        return New-Value $null
    }
    $key = Get-Item -LiteralPath $Path
    if ($key.GetValueNames() -notcontains $Name) {
        return New-Value $null
    }
    New-Value $key.GetValue($Name, $null, 'DoNotExpandEnvironmentNames') ([string] $key.GetValueKind($Name))
}

function Set-RegistryValue {
    param([string] $Path, [string] $Name, $Value, [string] $Type)
    if ($null -ne $Value) {
        if (-not (Test-Path -LiteralPath $Path)) {
            New-Item -Path $Path -Force | Out-Null
        }
        New-ItemProperty -LiteralPath $Path -Name $Name -Value $Value -PropertyType $Type -Force | Out-Null
        return
    }
    if (Test-Path -LiteralPath $Path) {
        Remove-ItemProperty -LiteralPath $Path -Name $Name -ErrorAction SilentlyContinue
    }
    # The keys that were made for it go too. An empty key says nothing, so none is missed that was there before.
    while ((Test-Path -LiteralPath $Path) -and (Test-EmptyKey -Path $Path)) {
        Remove-Item -LiteralPath $Path
        $Path = $Path.Substring(0, $Path.LastIndexOf('\'))
    }
}

function Test-EmptyKey {
    param([string] $Path)
    $key = Get-Item -LiteralPath $Path
    $key.ValueCount -eq 0 -and $key.SubKeyCount -eq 0
}

# Features of Windows

function Get-FeatureState {
    param([string] $Name)
    try {
        $feature = Get-WindowsOptionalFeature -Online -FeatureName $Name
    }
    catch {
        $feature = $null
    }
    if ($null -eq $feature) {
        throw "This Windows has no $Name. Enterprise, Education and IoT Enterprise have it."
    }
    if (@('Enabled', 'EnablePending') -contains [string] $feature.State) { 'Enabled' } else { 'Disabled' }
}

function Set-FeatureState {
    param([string] $Name, [string] $State)
    if ($State -eq 'Enabled') {
        Enable-WindowsOptionalFeature -Online -FeatureName $Name -All -NoRestart | Out-Null
    }
    else {
        Disable-WindowsOptionalFeature -Online -FeatureName $Name -NoRestart | Out-Null
    }
}

# Rights

function Get-Rights {
    param([string] $Path)
    if (-not (Test-Path -LiteralPath $Path)) {
        return $null
    }
    (Get-Acl -LiteralPath $Path).GetSecurityDescriptorSddlForm('Access')
}

function Set-Rights {
    param([string] $Path, [string] $Value)
    if (-not $Value) {
        # It was not there. What lies in it now is data, and stays; its rights are those of its parent again.
        Invoke-Program icacls.exe $Path /reset /q
        return
    }
    if (-not (Test-Path -LiteralPath $Path)) {
        New-Item -ItemType Directory -Path $Path -Force | Out-Null
    }
    $acl = Get-Acl -LiteralPath $Path
    $acl.SetSecurityDescriptorSddlForm($Value, 'Access')
    Set-Acl -LiteralPath $Path -AclObject $acl
}

function Get-Entries {
    # The entries of a list of rights in one order, with a mark if the folder takes none over from its parent.
    param([string] $Sddl)
    $own = if ($Sddl -match '^D:[A-Z]*P') { 'own' } else { 'inherits' }
    $entries = [regex]::Matches($Sddl, '\([^)]*\)') | ForEach-Object { $_.Value.Replace('CIOI', 'OICI') }
    $own + (@($entries | Sort-Object) -join '')
}

# Programs

function Invoke-Program {
    $program, $given = $args
    & $program @given | Out-Null
    if ($LASTEXITCODE -ne 0) {
        throw "$program $($given -join ' ') ended with code $LASTEXITCODE."
    }
}

Export-ModuleMember -Function @(
    'New-Value', 'Get-RegistryValue', 'Set-RegistryValue', 'Get-FeatureState', 'Set-FeatureState',
    'Get-Rights', 'Set-Rights', 'Get-Entries', 'Invoke-Program'
)
