// OpenSSL: a digest carries what is put into it; entropy is none.
// REQUIRES: openssl
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-in-output

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <string.h>

struct peer { char name[16]; };
struct ticket { unsigned char session_id[EVP_MAX_MD_SIZE]; };

void digest(struct ticket *t, struct peer *p) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  EVP_DigestInit_ex(context, EVP_sha256(), NULL);
  EVP_DigestUpdate(context, &p, sizeof p);
  EVP_DigestFinal_ex(context, t->session_id, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'peer' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  EVP_MD_CTX_free(context);
}
void digest_of_content(struct ticket *t, struct peer *p) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  EVP_DigestInit_ex(context, EVP_sha256(), NULL);
  EVP_DigestUpdate(context, p->name, sizeof p->name);
  EVP_DigestFinal_ex(context, t->session_id, NULL); // no-warning
  EVP_MD_CTX_free(context);
}
void sent(SSL *connection, struct peer *p) {
  char line[32];
  snprintf(line, sizeof line, "%p", (void *)p);
  SSL_write(connection, line, strlen(line));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'peer' is written by 'SSL_write'; it differs in every run and reveals the address space [stableid-address-in-output]
  SSL_write(connection, p->name, strlen(p->name));  // no-warning
  RAND_add(&p, sizeof p, 0.0);                      // no-warning
}
