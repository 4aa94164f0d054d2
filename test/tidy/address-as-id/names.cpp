// Which names say identity, in every spelling, and which only look as if they did.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>

struct Object { int Value; };
std::uint64_t bits(const Object &O) { return reinterpret_cast<std::uint64_t>(&O); }

struct SaysIdentity {
  std::uint64_t id, Id, ID, id_, _id, m_id, mId, m_Id, kId, s_id, id1, id2_;
  std::uint64_t objectId, object_id, ObjectID, objectID_, OBJECT_ID, m_objectId, id_of_object, idObject;
  std::uint64_t uid, uuid, guid, UUID, m_uuid, deviceUid, fileGuid, uuid_hi, guidLow;
  std::uint64_t fingerprint, stateFingerprint, etag, ETag, e_tag_id, nonce, requestNonce;
  std::uint64_t session_id, sessionId, SessionID, traceId, trace_id, span_id, SpanId, correlation_id, correlationId, request_id, requestId;
  std::uint64_t key_id, token_id, keyId, tokenId, sessionid, traceid, spanid, requestid;
  std::uint64_t gridId, width_id, idleId, valid_id, httpId, HTTPId, id64, ssrc, remoteSsrc, dataSrc;
};

void says(SaysIdentity &S, const Object &O) {
  // A number that the protocol itself calls an identifier of the source.
  S.ssrc = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'ssrc'; another object can get the same one [stableid-address-as-id]
  S.remoteSsrc = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'remoteSsrc'; another object can get the same one [stableid-address-as-id]
  S.dataSrc = bits(O); // no-warning
  S.id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  S.Id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'Id'; another object can get the same one [stableid-address-as-id]
  S.ID = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'ID'; another object can get the same one [stableid-address-as-id]
  S.id_ = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id_'; another object can get the same one [stableid-address-as-id]
  S._id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID '_id'; another object can get the same one [stableid-address-as-id]
  S.m_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'm_id'; another object can get the same one [stableid-address-as-id]
  S.mId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'mId'; another object can get the same one [stableid-address-as-id]
  S.m_Id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'm_Id'; another object can get the same one [stableid-address-as-id]
  S.kId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'kId'; another object can get the same one [stableid-address-as-id]
  S.s_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 's_id'; another object can get the same one [stableid-address-as-id]
  S.id1 = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id1'; another object can get the same one [stableid-address-as-id]
  S.id2_ = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id2_'; another object can get the same one [stableid-address-as-id]
  S.id64 = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id64'; another object can get the same one [stableid-address-as-id]
  S.objectId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'objectId'; another object can get the same one [stableid-address-as-id]
  S.object_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'object_id'; another object can get the same one [stableid-address-as-id]
  S.ObjectID = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'ObjectID'; another object can get the same one [stableid-address-as-id]
  S.objectID_ = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'objectID_'; another object can get the same one [stableid-address-as-id]
  S.OBJECT_ID = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'OBJECT_ID'; another object can get the same one [stableid-address-as-id]
  S.m_objectId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'm_objectId'; another object can get the same one [stableid-address-as-id]
  S.id_of_object = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id_of_object'; another object can get the same one [stableid-address-as-id]
  S.idObject = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'idObject'; another object can get the same one [stableid-address-as-id]
  S.uid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'uid'; another object can get the same one [stableid-address-as-id]
  S.uuid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  S.guid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'guid'; another object can get the same one [stableid-address-as-id]
  S.UUID = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'UUID'; another object can get the same one [stableid-address-as-id]
  S.m_uuid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'm_uuid'; another object can get the same one [stableid-address-as-id]
  S.deviceUid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'deviceUid'; another object can get the same one [stableid-address-as-id]
  S.fileGuid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'fileGuid'; another object can get the same one [stableid-address-as-id]
  S.uuid_hi = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'uuid_hi'; another object can get the same one [stableid-address-as-id]
  S.guidLow = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'guidLow'; another object can get the same one [stableid-address-as-id]
  S.fingerprint = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'fingerprint'; another object can get the same one [stableid-address-as-id]
  S.stateFingerprint = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'stateFingerprint'; another object can get the same one [stableid-address-as-id]
  S.etag = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'etag'; another object can get the same one [stableid-address-as-id]
  S.ETag = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'ETag'; another object can get the same one [stableid-address-as-id]
  S.e_tag_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'e_tag_id'; another object can get the same one [stableid-address-as-id]
  S.nonce = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'nonce'; another object can get the same one [stableid-address-as-id]
  S.requestNonce = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'requestNonce'; another object can get the same one [stableid-address-as-id]
  S.session_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  S.sessionId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'sessionId'; another object can get the same one [stableid-address-as-id]
  S.SessionID = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'SessionID'; another object can get the same one [stableid-address-as-id]
  S.sessionid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'sessionid'; another object can get the same one [stableid-address-as-id]
  S.trace_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  S.traceId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'traceId'; another object can get the same one [stableid-address-as-id]
  S.traceid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'traceid'; another object can get the same one [stableid-address-as-id]
  S.span_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'span_id'; another object can get the same one [stableid-address-as-id]
  S.SpanId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'SpanId'; another object can get the same one [stableid-address-as-id]
  S.spanid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'spanid'; another object can get the same one [stableid-address-as-id]
  S.correlation_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'correlation_id'; another object can get the same one [stableid-address-as-id]
  S.correlationId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'correlationId'; another object can get the same one [stableid-address-as-id]
  S.request_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  S.requestId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'requestId'; another object can get the same one [stableid-address-as-id]
  S.requestid = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'requestid'; another object can get the same one [stableid-address-as-id]
  S.key_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'key_id'; another object can get the same one [stableid-address-as-id]
  S.keyId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'keyId'; another object can get the same one [stableid-address-as-id]
  S.token_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'token_id'; another object can get the same one [stableid-address-as-id]
  S.tokenId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'tokenId'; another object can get the same one [stableid-address-as-id]
  S.gridId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'gridId'; another object can get the same one [stableid-address-as-id]
  S.width_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'width_id'; another object can get the same one [stableid-address-as-id]
  S.idleId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'idleId'; another object can get the same one [stableid-address-as-id]
  S.valid_id = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'valid_id'; another object can get the same one [stableid-address-as-id]
  S.httpId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'httpId'; another object can get the same one [stableid-address-as-id]
  S.HTTPId = bits(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'HTTPId'; another object can get the same one [stableid-address-as-id]
}

// Functions and parameters by the same table.
std::uint64_t getId(const Object &O) { return bits(O); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'getId'; another object can get the same one [stableid-address-as-id]
std::uint64_t get_unique_id(const Object &O) { return bits(O); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'get_unique_id'; another object can get the same one [stableid-address-as-id]
std::uint64_t objectUUID(const Object &O) { return bits(O); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'objectUUID'; another object can get the same one [stableid-address-as-id]
std::uint64_t id_for(const Object &O) { return bits(O); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'id_for'; another object can get the same one [stableid-address-as-id]
void find(std::uint64_t objectId);
void use(const Object &O) { find(bits(O)); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'objectId'; another object can get the same one [stableid-address-as-id]

struct LooksLikeIdentity {
  std::uint64_t width, Width, m_width, valid, isValid, VALID, idle, Idle, idleTime, IDLE_TIME, grid, gridSize, GRID, android, Android;
  std::uint64_t void_, avoid, provided, hidden, inside, side, sides, identity, identical, ideal, idx, index, idiom, video, audio, hybrid, rapid;
  std::uint64_t solid, fluid, liquid, squid, druid, guide, guideline, guidance, misguided, build, builder, paid, said, bid, mid, kid, lid, grids;
  std::uint64_t midpoint, candid, valid_until, validity, invalid, consider, resident, president, incident, accident, evident, wide, ride, slide, divide;
  std::uint64_t keyboard, monkey, turkey, hockey, tokenizer, tokens_left, obsession, sessions, spanning, lifespan, expand, tracer, retrace, etagere, announce;
  std::uint64_t key, token, session, trace, request, m_key, theToken, session_, trace_state, request_size;
};

void looks(LooksLikeIdentity &L, const Object &O) { // no-warning, for each
  L.width = L.Width = L.m_width = bits(O);
  L.valid = L.isValid = L.VALID = L.invalid = L.validity = L.valid_until = bits(O);
  L.idle = L.Idle = L.idleTime = L.IDLE_TIME = bits(O);
  L.grid = L.gridSize = L.GRID = L.grids = bits(O);
  L.android = L.Android = L.void_ = L.avoid = bits(O);
  L.provided = L.hidden = L.inside = L.side = L.sides = bits(O);
  L.identity = L.identical = L.ideal = L.idx = L.index = L.idiom = bits(O);
  L.video = L.audio = L.hybrid = L.rapid = bits(O);
  L.solid = L.fluid = L.liquid = L.squid = L.druid = bits(O);
  L.guide = L.guideline = L.guidance = L.misguided = bits(O);
  L.build = L.builder = L.paid = L.said = L.bid = L.mid = L.kid = L.lid = bits(O);
  L.midpoint = L.candid = L.consider = L.resident = L.president = bits(O);
  L.incident = L.accident = L.evident = L.wide = L.ride = L.slide = L.divide = bits(O);
  L.keyboard = L.monkey = L.turkey = L.hockey = bits(O);
  L.tokenizer = L.tokens_left = L.obsession = L.sessions = bits(O);
  L.spanning = L.lifespan = L.expand = L.tracer = L.retrace = L.etagere = L.announce = bits(O);
  // The bare words need an 'id' beside them.
  L.key = L.token = L.session = L.trace = L.request = bits(O);
  L.m_key = L.theToken = L.session_ = L.trace_state = L.request_size = bits(O);
}
std::uint64_t width(const Object &O) { return bits(O); }      // no-warning
std::uint64_t isValid(const Object &O) { return bits(O); }    // no-warning
std::uint64_t gridOf(const Object &O) { return bits(O); }     // no-warning
std::uint64_t consider(const Object &O) { return bits(O); }   // no-warning
