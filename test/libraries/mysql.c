/* The client library of MySQL and MariaDB: commands are sent. */
// REQUIRES: mysql
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <mariadb/mysql.h>
#include <stdio.h>
#include <string.h>

struct session { const char *user; unsigned long long number; };

void executed(MYSQL *Db, struct session *S) {
  char Text[128];
  snprintf(Text, sizeof Text, "INSERT INTO peers VALUES ('%p')", (void *)S);
  mysql_query(Db, Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'mysql_query'; it differs in every run and reveals the address space [stableid-address-in-output]
  snprintf(Text, sizeof Text, "INSERT INTO peers VALUES (%llu)", S->number);
  mysql_query(Db, Text); // no-warning
}
void prepared(MYSQL_STMT *Insert, struct session *S) {
  char Text[128];
  snprintf(Text, sizeof Text, "SELECT %p", (void *)S);
  mysql_stmt_prepare(Insert, Text, strlen(Text));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'mysql_stmt_prepare'; it differs in every run and reveals the address space [stableid-address-in-output]
  snprintf(Text, sizeof Text, "SELECT %llu", S->number);
  mysql_stmt_prepare(Insert, Text, strlen(Text)); // no-warning
}
