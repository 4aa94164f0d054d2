# Puts what shells complete, and the page of man, beside the program that was installed,
# which makes them of its own tables.
set(folder "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")
if(EXISTS "${folder}/bin/stableid")
  foreach(row IN ITEMS bash=bash-completion/completions/stableid
                       zsh=zsh/site-functions/_stableid
                       fish=fish/vendor_completions.d/stableid.fish
                       man=man/man1/stableid.1)
    string(REPLACE "=" ";" row "${row}")
    list(GET row 0 kind)
    list(GET row 1 path)
    execute_process(
      COMMAND "${folder}/bin/stableid" completion ${kind}
      OUTPUT_VARIABLE text
      RESULT_VARIABLE failed)
    # A program for another machine cannot be run here.
    if(NOT failed)
      message(STATUS "Installing: ${folder}/share/${path}")
      file(WRITE "${folder}/share/${path}" "${text}")
    endif()
  endforeach()
endif()
