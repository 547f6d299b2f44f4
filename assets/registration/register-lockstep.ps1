<#
.SYNOPSIS
Registers Lockstep in Microsoft Entra ID with Microsoft Graph PowerShell, or puts an existing
registration right. Creates no secret: Lockstep is a public client.

.DESCRIPTION
Explained in docs/guide/microsoft.md. Run again with other options, it makes the registration what
they say. Once before: Install-Module Microsoft.Graph -Scope CurrentUser

.PARAMETER DisplayName
Name of the registration.

.PARAMETER TenantId
ID or verified domain of the tenant; without it, the tenant of whoever signs in.

.PARAMETER Cloud
Global (also GCC), USGov (GCC High) or USGovDoD.

.PARAMETER MultiTenant
People of other organisations may sign in, too.

.PARAMETER Relay
Also Presence.Read.All, which only a relay needs.

.PARAMETER GrantConsent
Consent for everybody in the tenant.

.EXAMPLE
./register-lockstep.ps1 -TenantId example.com -GrantConsent
#>
#Requires -Version 5.1
#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Identity.SignIns
[CmdletBinding()]
param(
    [ValidatePattern("^[^']+$")]
    [string] $DisplayName = 'Lockstep',
    [string] $TenantId,
    [ValidateSet('Global', 'USGov', 'USGovDoD')]
    [string] $Cloud = 'Global',
    [switch] $MultiTenant,
    [switch] $Relay,
    [switch] $GrantConsent
)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# Microsoft Graph, and its delegated permissions.
$graphAppId = '00000003-0000-0000-c000-000000000000'
$permissions = [ordered]@{
    'Presence.Read'      = '76bc735e-aecd-4a1d-8b4c-2b915deabb79'
    'Presence.ReadWrite' = '8d3c54a7-cf58-4773-bf81-c0cd6ad522bb'
}
if ($Relay) { $permissions['Presence.Read.All'] = '9c7a330d-35b3-4aa1-963d-cb2b9f927841' }

# What this script may do in the tenant, for as long as it runs.
$connection = @{ Scopes = @('Application.ReadWrite.All'); Environment = $Cloud; NoWelcome = $true }
if ($GrantConsent) { $connection.Scopes += 'DelegatedPermissionGrant.ReadWrite.All' }
if ($TenantId) { $connection.TenantId = $TenantId }
Connect-MgGraph @connection

try {
    $registration = @{
        displayName            = $DisplayName
        signInAudience         = if ($MultiTenant) { 'AzureADMultipleOrgs' } else { 'AzureADMyOrg' }
        publicClient           = @{ redirectUris = @('http://localhost') }
        requiredResourceAccess = @(@{
                resourceAppId  = $graphAppId
                resourceAccess = @($permissions.Values | ForEach-Object { @{ id = $_; type = 'Scope' } })
            })
    }
    $found = @(Get-MgApplication -Filter "displayName eq '$DisplayName'" -All)
    if ($found.Count -gt 1) {
        throw "More than one registration is called $DisplayName. Choose another with -DisplayName."
    }
    if ($found.Count -eq 0) {
        $app = New-MgApplication -BodyParameter $registration
        Write-Host "Registered $DisplayName."
    }
    else {
        $app = $found[0]
        Update-MgApplication -ApplicationId $app.Id -BodyParameter $registration
        Write-Host "$DisplayName was registered already and is as it should be."
    }

    # The enterprise application: what consent and assignment hang on.
    $principal = Get-MgServicePrincipal -Filter "appId eq '$($app.AppId)'"
    if (-not $principal) { $principal = New-MgServicePrincipal -AppId $app.AppId }

    if ($GrantConsent) {
        $resource = Get-MgServicePrincipal -Filter "appId eq '$graphAppId'"
        $filter = "clientId eq '$($principal.Id)' and resourceId eq '$($resource.Id)' and consentType eq 'AllPrincipals'"
        $grant = Get-MgOauth2PermissionGrant -Filter $filter | Select-Object -First 1
        # With the three of OpenID, so that nobody is asked at all.
        $scope = (@('openid', 'profile', 'offline_access') + @($permissions.Keys)) -join ' '
        if ($grant) {
            Update-MgOauth2PermissionGrant -OAuth2PermissionGrantId $grant.Id -BodyParameter @{ scope = $scope }
        }
        else {
            New-MgOauth2PermissionGrant -BodyParameter @{
                clientId    = $principal.Id
                consentType = 'AllPrincipals'
                resourceId  = $resource.Id
                scope       = $scope
            } | Out-Null
        }
        Write-Host 'Consent is granted for everybody in the tenant.'
    }

    [pscustomobject]@{ ClientId = $app.AppId; TenantId = (Get-MgContext).TenantId }
}
finally {
    Disconnect-MgGraph | Out-Null
}
