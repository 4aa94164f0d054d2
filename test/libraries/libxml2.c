// libxml2: attributes and contents are made to be saved.
// REQUIRES: libxml2
// RUN: %check_stableid %s stableid-address-in-output -- -- -isystem /usr/include/libxml2

#include <libxml/tree.h>
#include <libxml/xmlwriter.h>
#include <stdio.h>

struct shape { int number; };

void attribute(xmlNodePtr node, struct shape *s) {
  char text[32];
  snprintf(text, sizeof text, "%p", (void *)s);
  xmlNewProp(node, BAD_CAST "ref", BAD_CAST text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'shape' is written by 'xmlNewProp'; it differs in every run and reveals the address space [stableid-address-in-output]
  snprintf(text, sizeof text, "%d", s->number);
  xmlNewProp(node, BAD_CAST "ref", BAD_CAST text); // no-warning
  node->_private = s;                              // no-warning
}
void writer(xmlTextWriterPtr to, struct shape *s) {
  xmlTextWriterWriteFormatAttribute(to, BAD_CAST "ref", "%p", (void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'shape' is written by 'xmlTextWriterWriteFormatAttribute'; it differs in every run and reveals the address space [stableid-address-in-output]
  xmlTextWriterWriteFormatAttribute(to, BAD_CAST "ref", "%d", s->number); // no-warning
}
