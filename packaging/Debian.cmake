# CPack runs this when the components are staged: debian.py finishes each of them.
if(CPACK_GENERATOR STREQUAL "DEB")
  execute_process(
    COMMAND
      python3 ${CPACK_STABLEID_SOURCE}/packaging/debian.py --version
      ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE} --llvm
      ${CPACK_STABLEID_LLVM} --source ${CPACK_STABLEID_SOURCE}
      ${CPACK_TEMPORARY_DIRECTORY} COMMAND_ERROR_IS_FATAL ANY)
endif()
