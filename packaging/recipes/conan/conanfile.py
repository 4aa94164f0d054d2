"""The library of stableid, without the checks, for Conan 2."""
from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, cmake_layout


class Stableid(ConanFile):
    name = "stableid"
    version = "0.1.0"
    license = "Apache-2.0 WITH LLVM-exception"
    description = "Real identities for C++17: IDs, UUIDs, registries and keys"
    settings = "os", "compiler", "build_type", "arch"
    generators = "CMakeToolchain"
    exports_sources = "CMakeLists.txt", "cmake/*", "lib/*", "LICENSE"

    def validate(self):
        check_min_cppstd(self, 17)

    def layout(self):
        cmake_layout(self)

    def build(self):
        cmake = CMake(self)
        cmake.configure({"STABLEID_BUILD_CHECKS": "OFF", "STABLEID_BUILD_TESTS": "OFF"})
        cmake.build()

    def package(self):
        CMake(self).install()

    def package_info(self):
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = ["lib/cmake/stableid"]
