/* Events as lines of JSON, in a file that all processes of a run append to. */
#ifndef STABLEID_WITNESS_LOG_H
#define STABLEID_WITNESS_LOG_H

#include "table.h"

/* Without any lock of the table. */
void log_events(const struct events *told);

/* For fork, as table_lock. */
void log_lock(void);
void log_unlock(void);

#endif
