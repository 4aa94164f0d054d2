# CPack runs this when everything is staged: the tarball is made of the stage.
execute_process(
  COMMAND
    python3 ${CPACK_STABLEID_SOURCE}/packaging/tarball.py --name
    ${CPACK_PACKAGE_FILE_NAME} --version ${CPACK_PACKAGE_VERSION} --llvm
    ${CPACK_STABLEID_LLVM} --source ${CPACK_STABLEID_SOURCE} --out
    ${CPACK_PACKAGE_DIRECTORY} ${CPACK_TEMPORARY_DIRECTORY} COMMAND_ERROR_IS_FATAL ANY)
set(CPACK_EXTERNAL_BUILT_PACKAGES
    ${CPACK_PACKAGE_DIRECTORY}/${CPACK_PACKAGE_FILE_NAME}.tar.xz)
