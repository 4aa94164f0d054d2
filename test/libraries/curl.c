/* libcurl: texts are sent, and other pointers are its callbacks' own. */
// REQUIRES: curl
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <curl/curl.h>
#include <stdio.h>

struct session { const char *user; unsigned long long number; char answer[64]; };

void sent(CURL *C, struct session *S) {
  char Body[64];
  snprintf(Body, sizeof Body, "owner=%p", (void *)S);
  curl_easy_setopt(C, CURLOPT_POSTFIELDS, Body);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'curl_easy_setopt'; it differs in every run and reveals the address space [stableid-address-in-output]
  struct curl_slist *Headers = curl_slist_append(NULL, Body);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' is written by 'curl_slist_append'; it differs in every run and reveals the address space [stableid-address-in-output]
  curl_easy_setopt(C, CURLOPT_HTTPHEADER, Headers); // no-warning
}
void sent_stable(CURL *C, struct session *S) {
  char Body[64];
  snprintf(Body, sizeof Body, "owner=%llu", S->number);
  curl_easy_setopt(C, CURLOPT_POSTFIELDS, Body); // no-warning
  struct curl_slist *Headers = curl_slist_append(NULL, Body); // no-warning
  curl_easy_setopt(C, CURLOPT_HTTPHEADER, Headers);
}
void own(CURL *C, struct session *S) {
  curl_easy_setopt(C, CURLOPT_PRIVATE, (void *)S); // no-warning
  curl_easy_setopt(C, CURLOPT_WRITEDATA, (void *)S); // no-warning
  curl_easy_setopt(C, CURLOPT_ERRORBUFFER, S->answer); // no-warning
}
