#!/usr/bin/env bash
# Are packages with known vulnerabilities in use? The answer of a registry that holds no such data looks like a clean
# one, so it is asked first about a package that is known to be vulnerable; if it does not know, nothing was checked.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib.sh
. scripts/lib.sh

readonly NOT_CHECKED='Vulnerabilities were NOT CHECKED: the package registry here gives no such data.'
readonly FOUND='has the following vulnerable packages'

canary=$(mktemp -d)
trap 'rm -rf "$canary"' EXIT
cat >"$canary/Canary.csproj" <<'CANARY'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" /></ItemGroup>
</Project>
CANARY
# Newtonsoft.Json before 13.0.1: GHSA-5crp-9r3c-p9vr.
if ! answer=$(cd "$canary" && dotnet restore 2>&1 && dotnet list Canary.csproj package --vulnerable 2>&1) ||
  [[ $answer != *"$FOUND"* ]]; then
  say "$NOT_CHECKED"
  exit 0
fi

if ! answer=$(dotnet list Miftah.slnx package --vulnerable --include-transitive 2>&1); then
  say "$NOT_CHECKED"
  exit 0
fi
say "$answer"
[[ $answer != *"$FOUND"* ]]
