// The functions and lines of frames, from the debug information of their files.
#ifndef STABLEID_TOOLS_WITNESS_SYMBOLS_H
#define STABLEID_TOOLS_WITNESS_SYMBOLS_H

#include "Testimony.h"

namespace stableid {

/// Fills the functions and lines of every stack, and puts the functions between
/// that were inlined.
void symbolize(Testimony &Into);

/// Whether people look for their mistake elsewhere: the library, the C and C++
/// libraries, the witness's own functions.
bool isPlumbing(const WitnessFrame &Frame);

} // namespace stableid

#endif // STABLEID_TOOLS_WITNESS_SYMBOLS_H
