// A header of the system whose requests carry what the user wants back.
struct work_request { unsigned long wr_id; int opcode; };
