"""What a release is made of, as an SPDX 2.3 document: stableid and what is linked in."""
import datetime
import hashlib
import subprocess

LICENCES = {"llvm": "Apache-2.0 WITH LLVM-exception", "glibc": "LGPL-2.1-or-later",
            "libstdc++": "GPL-3.0-or-later WITH GCC-exception-3.1", "zlib": "Zlib",
            "zstd": "BSD-3-Clause"}


def installed_version(package):
    """The version of a Debian package, as it was linked."""
    return subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package],
                          capture_output=True, text=True, check=True).stdout


def described(name, version, licence, purl):
    return {"SPDXID": f"SPDXRef-{name.replace('+', 'x')}", "name": name,
            "versionInfo": version, "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, "licenseConcluded": licence,
            "licenseDeclared": licence, "copyrightText": "NOASSERTION",
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER",
                              "referenceType": "purl", "referenceLocator": purl}]}


def document(version, parts, time):
    """parts: name to Debian package; time: seconds since 1970."""
    packages = [described("stableid", version, LICENCES["llvm"],
                          f"pkg:generic/stableid@{version}")]
    for name, package in sorted(parts.items()):
        release = installed_version(package)
        packages.append(described(name, release, LICENCES[name],
                                  f"pkg:deb/debian/{package}@{release}"))
    identity = hashlib.sha256(repr((version, packages)).encode()).hexdigest()
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"stableid-{version}",
        "documentNamespace": f"https://stableid.invalid/spdx/{version}/{identity}",
        "creationInfo": {
            "created": datetime.datetime.fromtimestamp(
                time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: stableid-packaging"]},
        "packages": packages,
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
             "relatedSpdxElement": "SPDXRef-stableid"}] + [
            {"spdxElementId": "SPDXRef-stableid", "relationshipType": "STATIC_LINK",
             "relatedSpdxElement": package["SPDXID"]} for package in packages[1:]]}
