#!/usr/bin/env bash
# Registers Lockstep in Microsoft Entra ID with the Azure CLI, or puts an existing registration right.
# Creates no secret: Lockstep is a public client. Explained in docs/guide/microsoft.md.
set -euo pipefail

# Microsoft Graph, and its delegated permissions.
readonly graph_app='00000003-0000-0000-c000-000000000000'
readonly presence_read='76bc735e-aecd-4a1d-8b4c-2b915deabb79'
readonly presence_read_write='8d3c54a7-cf58-4773-bf81-c0cd6ad522bb'
readonly presence_read_all='9c7a330d-35b3-4aa1-963d-cb2b9f927841'

usage() {
  cat <<'TEXT'
Usage: register-lockstep.sh [options]

  --name NAME        display name of the registration (Lockstep)
  --multi-tenant     people of other organisations may sign in, too
  --relay            also Presence.Read.All, which only a relay needs
  --grant-consent    consent for everybody in the tenant
  --help             this text

Before: az login --allow-no-subscriptions [--tenant TENANT]
GCC High: az cloud set --name AzureUSGovernment, then az login
Run again with other options, it makes the registration what they say.
TEXT
}

fail() {
  printf '%s\n' "$1" >&2
  exit "${2:-1}"
}

name='Lockstep'
audience='AzureADMyOrg'
relay=false
consent=false
while [ $# -gt 0 ]; do
  case $1 in
    --name)
      [ $# -ge 2 ] || fail '--name needs a name' 2
      name=$2
      shift
      ;;
    --multi-tenant) audience='AzureADMultipleOrgs' ;;
    --relay) relay=true ;;
    --grant-consent) consent=true ;;
    --help)
      usage
      exit
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
  shift
done
case $name in
  '' | *\'*) fail 'The name must not be empty or hold an apostrophe.' 2 ;;
esac

command -v az >/dev/null || fail 'The Azure CLI (az) is not installed.'
tenant=$(az account show --query tenantId --output tsv) || fail 'Sign in first: az login'

scopes='Presence.Read Presence.ReadWrite'
ids=("$presence_read" "$presence_read_write")
if $relay; then
  scopes="$scopes Presence.Read.All"
  ids+=("$presence_read_all")
fi
access=$(printf '{"id":"%s","type":"Scope"},' "${ids[@]}")
permissions="[{\"resourceAppId\":\"$graph_app\",\"resourceAccess\":[${access%,}]}]"

app=$(az ad app list --filter "displayName eq '$name'" --query '[].appId' --output tsv)
case $app in
  *$'\n'*) fail "More than one registration is called $name. Choose another with --name." ;;
esac
registration=(
  --sign-in-audience "$audience"
  --public-client-redirect-uris 'http://localhost'
  --required-resource-accesses "$permissions"
)
if [ -z "$app" ]; then
  app=$(az ad app create --display-name "$name" "${registration[@]}" --query appId --output tsv)
  printf 'Registered %s.\n' "$name"
else
  az ad app update --id "$app" "${registration[@]}" --output none
  printf '%s was registered already and is as it should be.\n' "$name"
fi

# The enterprise application: what consent and assignment hang on.
principal=$(az ad sp list --filter "appId eq '$app'" --query '[0].id' --output tsv)
if [ -z "$principal" ]; then
  principal=$(az ad sp create --id "$app" --query id --output tsv)
fi

if $consent; then
  graph=$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)
  grants="${graph%/}/v1.0/oauth2PermissionGrants"
  resource=$(az ad sp list --filter "appId eq '$graph_app'" --query '[0].id' --output tsv)
  filter="clientId eq '$principal' and resourceId eq '$resource' and consentType eq 'AllPrincipals'"
  grant=$(az rest --method get --url "$grants" --url-parameters "\$filter=$filter" \
    --query 'value[0].id' --output tsv)
  # With the three of OpenID, so that nobody is asked at all.
  granted="openid profile offline_access $scopes"
  if [ -z "$grant" ]; then
    az rest --method post --url "$grants" --output none --body "{\"clientId\":\"$principal\",\"consentType\":\"AllPrincipals\",\"resourceId\":\"$resource\",\"scope\":\"$granted\"}"
  else
    az rest --method patch --url "$grants/$grant" --output none --body "{\"scope\":\"$granted\"}"
  fi
  printf 'Consent is granted for everybody in the tenant.\n'
fi

printf '\nClient ID  %s\nTenant ID  %s\n' "$app" "$tenant"
