// A header of the system whose macro makes an ID of a pointer.
#define SET_ID(R, P) ((R).session_id = (unsigned long)(P))
