# The library of stableid, without the checks, for vcpkg.
vcpkg_from_git(
    OUT_SOURCE_PATH SOURCE_PATH
    URL https://example.org/stableid.git
    REF v0.1.0)
vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS -DSTABLEID_BUILD_CHECKS=OFF -DSTABLEID_BUILD_TESTS=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(PACKAGE_NAME stableid CONFIG_PATH lib/cmake/stableid)
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
