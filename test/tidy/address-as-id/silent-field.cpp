// Shapes that were reported in large projects and are right there: handles of type uintptr_t, tags, records that are copied whole.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <queue>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace handles_of_type_uintptr {
// An interned kind: small numbers are built in, the others are given out once and live as long as the process.
using KindID = std::uintptr_t;
class Kind {
  std::uintptr_t id = 0;
public:
  enum Basic : std::uint32_t { None, Int, Float, LastBasic = Float };
  constexpr Kind() = default;
  constexpr Kind(Basic B) : id(B) {}                          // no-warning: a small number
  constexpr explicit Kind(KindID id) : id(id) {}              // no-warning: an ID arrives as an ID
  constexpr KindID getID() const { return id; }               // no-warning
  constexpr bool isBasic() const { return id <= LastBasic; }
  bool operator==(const Kind &O) const { return id == O.id; } // no-warning
  unsigned size() const;
};
class Family {
  std::uintptr_t id;
public:
  explicit Family(std::uintptr_t id) : id(id) {}              // no-warning: the parameter is called an ID, and is one
  std::uintptr_t getID() const { return id; }                 // no-warning
};
struct Block { Kind Result; std::vector<Kind> Operands; };
struct Builder {
  Block *make(Kind Result);
  void append(Block *, Kind);
};
// Its C interface, where the same number has a name of its own.
extern "C" {
typedef std::uintptr_t ApiKind;
typedef struct ApiBlock *ApiBlockRef;
unsigned apiKindSize(ApiKind K);
ApiKind apiKindInt(void);
void apiBlockSetKind(ApiBlockRef B, ApiKind kind);
ApiKind apiBlockGetKind(ApiBlockRef B);
ApiBlockRef apiMakeBlock(void *module, ApiKind *operands, std::size_t count, ApiKind result);
}
unsigned apiKindSize(ApiKind K) { return Kind(K).size(); }                                              // no-warning: no pointer was there
ApiKind apiKindInt(void) { return Kind(Kind::Int).getID(); }                                            // no-warning
void apiBlockSetKind(ApiBlockRef B, ApiKind kind) { reinterpret_cast<Block *>(B)->Result = Kind(kind); } // no-warning
ApiKind apiBlockGetKind(ApiBlockRef B) { return reinterpret_cast<Block *>(B)->Result.getID(); }         // no-warning
ApiBlockRef apiMakeBlock(void *module, ApiKind *operands, std::size_t count, ApiKind result) {
  auto *M = static_cast<Builder *>(module);
  Block *B = M->make(Kind(result)); // no-warning
  for (std::size_t I = 0; I < count; ++I)
    M->append(B, Kind(operands[I])); // no-warning
  return reinterpret_cast<ApiBlockRef>(B);
}
// Sizes, offsets and words of an interpreter in the same type.
struct Table { std::uint64_t entry_id; };
inline void setEntry(Table &T, std::uintptr_t index) { T.entry_id = index; }                  // no-warning: an index
inline void setOffset(Table &T, std::uintptr_t offset) { T.entry_id = offset / sizeof(Table); } // no-warning
} // namespace handles_of_type_uintptr

namespace tags_compared_by_address {
// The address of a static member says which class an error is of. It comes as an ID and is only compared.
struct ErrorBase {
  virtual ~ErrorBase() = default;
  static const void *classID() { return &ID; }
  virtual bool isA(const void *const ClassID) const { return ClassID == classID(); } // no-warning
  static char ID;
};
char ErrorBase::ID = 0;
template <typename This, typename Parent = ErrorBase> struct ErrorInfo : Parent {
  bool isA(const void *const ClassID) const override { return ClassID == This::classID() || Parent::isA(ClassID); } // no-warning: handed on
};
struct FileError : ErrorInfo<FileError> {
  static const void *classID() { return &ID; }
  static char ID;
};
char FileError::ID = 0;
inline bool isFileError(const ErrorBase &E) { return E.isA(FileError::classID()); } // no-warning: a static tag
// A registry of services that is asked with the same kind of tag.
class Services {
  std::map<const void *, void *> ByTag;
public:
  void *find(const void *service_id) const {
    auto It = ByTag.find(service_id); // no-warning
    return It == ByTag.end() ? nullptr : It->second;
  }
  bool has(const void *service_id) const { return find(service_id) != nullptr; } // no-warning: handed on
};
} // namespace tags_compared_by_address

namespace whole_records {
// A pool is compacted: records move within it. The number of a slot is no address because the slot holds one.
struct Glyph { int Code; };
struct Slot { std::vector<Glyph> Glyphs; Glyph *Last; unsigned slot_id; bool Dead; };
struct PlainSlot { Glyph *Glyphs; Glyph *Last; unsigned slot_id; bool Dead; };
struct SlotIndex { void assign(unsigned slot_id, void *Where); };
struct Pool {
  PlainSlot *Slots;
  int Count;
  SlotIndex Index;
  void compact() {
    int Kept = 0;
    for (int I = 0; I < Count; ++I) {
      PlainSlot *From = &Slots[I];
      if (From->Dead)
        continue;
      PlainSlot *To = &Slots[Kept++];
      if (To == From)
        continue;
      std::memcpy(To, From, sizeof(PlainSlot));
      Index.assign(To->slot_id, To); // no-warning: a number that moved along
    }
    Count = Kept;
  }
  unsigned swapped(int A, int B) {
    PlainSlot Saved;
    std::memcpy(&Saved, &Slots[A], sizeof Saved);
    std::memmove(&Slots[A], &Slots[B], sizeof Saved);
    Slots[B] = Saved;
    const unsigned slot_id = Slots[A].slot_id;
    return slot_id; // no-warning
  }
};
} // namespace whole_records

namespace thread_handles {
// The handle of a thread in its own type, for the functions that take one.
struct Server { pthread_t main_thread_id; pthread_t worker_id[4]; };
Server server;
inline void startServer() { server.main_thread_id = pthread_self(); } // no-warning: the handle of a thread that never ends
inline bool onMainThread() { return pthread_equal(server.main_thread_id, pthread_self()) != 0; } // no-warning
inline void stopMain() {
  if (!pthread_equal(pthread_self(), server.main_thread_id) && pthread_cancel(server.main_thread_id) == 0)
    pthread_join(server.main_thread_id, nullptr);
}
class EventLoop {
  pthread_t owner_thread_id = pthread_self(); // no-warning
public:
  bool mine() const { return pthread_equal(owner_thread_id, pthread_self()) != 0; }
};
class Dispatcher {
  std::thread::id thread_id = std::this_thread::get_id(); // no-warning
public:
  bool mine() const { return thread_id == std::this_thread::get_id(); }
};
} // namespace thread_handles

namespace records_in_a_queue {
// Work is described by a record that also names its helpers. They travel beside the ID, they do not become it.
struct Limiter;
struct Disk;
struct Counters;
struct Work {
  std::string Path;
  Disk *From = nullptr;
  Limiter *Rate = nullptr;
  std::uint64_t Limit = 0;
  Counters *Stats = nullptr;
  std::string db_id;
  std::string db_session_id;
  std::uint64_t backup_id = 0;
  Work() = default;
  Work(Work &&O) noexcept { *this = std::move(O); }
  Work &operator=(Work &&O) noexcept {
    Path = std::move(O.Path);
    From = O.From;
    Rate = O.Rate;
    Limit = O.Limit;
    Stats = O.Stats;
    db_id = std::move(O.db_id);                 // no-warning: text from text
    db_session_id = std::move(O.db_session_id); // no-warning
    backup_id = O.backup_id;                    // no-warning: a number from a number
    return *this;
  }
  Work(std::string Path, Disk *From, Limiter *Rate, std::uint64_t Limit, Counters *Stats, const std::string &Db = "", const std::string &DbSession = "")
      : Path(std::move(Path)), From(From), Rate(Rate), Limit(Limit), Stats(Stats), db_id(Db), db_session_id(DbSession) {} // no-warning
};
template <typename T> class Channel {
  std::mutex Lock;
  std::queue<T> Items;
public:
  void put(T &&Item) {
    std::lock_guard<std::mutex> Guard(Lock);
    Items.emplace(std::forward<T>(Item));
  }
  bool take(T &Item) {
    std::lock_guard<std::mutex> Guard(Lock);
    if (Items.empty())
      return false;
    Item = std::move(Items.front());
    Items.pop();
    return true;
  }
};
struct Result { std::string db_id; std::string db_session_id; std::uint64_t backup_id = 0; };
struct FileEntry { std::string Name; std::uint64_t Size; };
class Engine {
  Channel<Work> Pending;
  std::shared_ptr<Limiter> Rate;
  Disk *Source = nullptr;
  std::vector<std::shared_ptr<FileEntry>> Files;
  std::map<std::string, std::shared_ptr<FileEntry>> Known;
  std::vector<std::thread> Threads;
  std::vector<Result> Done;
public:
  void start() {
    Threads.emplace_back([this] {
      Work Item;
      while (Pending.take(Item)) {
        Result R;
        R.db_id = Item.db_id;                 // no-warning
        R.db_session_id = Item.db_session_id; // no-warning
        R.backup_id = Item.backup_id;         // no-warning
        Done.push_back(std::move(R));
      }
    });
  }
  void add(const std::string &Name) {
    auto It = Known.find(Name);
    if (It == Known.end())
      It = Known.emplace(Name, std::make_shared<FileEntry>()).first;
    Files.push_back(It->second);
  }
  void run() {
    for (const auto &File : Files) {
      Work Item(File->Name, Source, Rate.get(), File->Size, nullptr);
      Pending.put(std::move(Item));
    }
  }
};
} // namespace records_in_a_queue

namespace checksums_of_files {
// What is hashed is the file. The file system is only asked for it.
struct FileSystem;
struct Status { int Code = 0; std::string Text; bool ok() const { return Code == 0; } };
struct Backup { std::string db_id, host_id; std::uint64_t checksum_id = 0; };
class Engine {
  std::shared_ptr<FileSystem> Files;
  std::string Last;
  Status readAndComputeChecksum(const std::string &Path, const std::shared_ptr<FileSystem> &From, std::string *Hex) const;
  std::uint64_t hashFile(FileSystem *From, const std::string &Path) const;
public:
  Status add(Backup &B) {
    std::string Hex;
    Status S = readAndComputeChecksum("a", Files, &Hex);
    if (!S.ok())
      return S;
    B.db_id = Last;                                     // no-warning
    B.host_id = Hex;                                    // no-warning
    B.checksum_id = hashFile(Files.get(), "a");         // no-warning
    return S;
  }
};
} // namespace checksums_of_files

namespace objects_that_hold_pointers {
// What an object hands out is not made of the pointers it keeps. Only a conversion makes a pointer a number.
using Id = unsigned;
struct Block { int Length; };
struct Instruction { Id ResultId; explicit Instruction(Id R) : ResultId(R) {} Id getResultId() const { return ResultId; } };
class Function;
class Module {
  std::vector<Function *> Functions;
  std::vector<Instruction *> ById;
public:
  void add(Function *F) { Functions.push_back(F); }
  void map(Instruction *I) {
    const Id R = I->getResultId();
    if (R >= ById.size())
      ById.resize(R + 16);
    ById[R] = I;
  }
  Instruction *get(Id R) const { return ById[R]; }
};
class Function {
  Module &Parent;
  Instruction Self;
  std::vector<Instruction *> Parameters;
public:
  Function(Id Self, Id First, int Count, Module &Parent);
  Instruction *parameter(int I) const { return Parent.get(Parameters[I]->getResultId()); }
};
inline Function::Function(Id Self, Id First, int Count, Module &Parent) : Parent(Parent), Self(Self) {
  Parent.map(&this->Self);
  Parent.add(this);
  for (int I = 0; I < Count; ++I) {
    auto *P = new Instruction(First + I);
    Parent.map(P);
    Parameters.push_back(P);
  }
}
class CodeBuilder {
  Module Current;
  Block *At = nullptr;
  std::vector<const char *> Extensions;
public:
  void setPoint(Block *B) { At = B; }
  void addExtension(const char *E) { Extensions.push_back(E); }
  Function *makeFunction(int Count) { return new Function(1, 2, Count, Current); }
  Id makeBool();             // all of these have their bodies elsewhere
  Id makeVector(Id Element, int Size);
  Id typeOf(Id Value) const;
  Id contained(Id Type) const;
  Block &makeBlock();
};
class Translator {
  CodeBuilder Code;
  std::unordered_map<int, Id> Symbols;
  std::vector<Id> Operands;
public:
  virtual ~Translator() = default;
  virtual void function(const std::string &Name) {
    Code.addExtension(Name.c_str());
    Code.makeFunction(3);
    Block Local{0};
    Code.setPoint(&Local);
    Operands.push_back(load(1, 2));
    Code.setPoint(&Code.makeBlock());
  }
  Id load(Id TypeId, Id Loaded) {
    Id resultId = Code.makeBool();                                     // no-warning
    if (resultId != TypeId)
      return Code.makeVector(resultId, 4);                             // no-warning
    const Id elementId = Code.contained(TypeId);                       // no-warning
    return elementId == TypeId ? Loaded : load(elementId, Loaded);     // no-warning
  }
  Id symbolId(int Name) {
    auto It = Symbols.find(Name);
    if (It != Symbols.end())
      return It->second;                                               // no-warning
    const Id id = load(Code.typeOf(1), 2);                             // no-warning
    Symbols[Name] = id;                                                // no-warning
    return id;                                                         // no-warning
  }
};
// A table that remembers where it stands, and numbers its rows.
struct Row;
class RowTable {
  Row *Current = nullptr;
public:
  void select(Row *R) { Current = R; }
  unsigned nextId();
};
inline unsigned insertRow(RowTable &T) {
  const unsigned row_id = T.nextId(); // no-warning
  return row_id;
}
inline unsigned openRow(RowTable &T, Row &R) {
  T.select(&R);
  return insertRow(T);
}
// Numbers of elements that are reached through pointers.
struct Column { std::string Name; unsigned kind_id; };
struct Table { std::vector<std::shared_ptr<Column>> Columns; };
inline void addColumn(Table &T, const std::map<std::string, std::shared_ptr<Column>> &All, const std::string &Name) {
  auto It = All.find(Name);
  if (It != All.end())
    T.Columns.push_back(It->second);
}
inline std::vector<unsigned> kindIds(const Table &T) {
  std::vector<unsigned> Ids;
  for (const auto &C : T.Columns) {
    const unsigned kind_id = C->kind_id; // no-warning
    Ids.push_back(kind_id);              // no-warning
  }
  return Ids;
}
// A number in the text of a token, the list of which was made with a pointer.
struct Settings;
struct Token { std::string Text; Token *Next; const std::string &str() const { return Text; } };
class TokenList {
  const Settings *Used;
  Token *Front = nullptr;
public:
  explicit TokenList(const Settings *S) : Used(S) {}
  bool read(const std::string &Code);
  const Token *front() const { return Front; }
  const Settings *settings() const { return Used; }
};
inline int argumentId(const Settings *S, const std::string &Code) {
  auto List = std::make_shared<TokenList>(S);
  if (!List->read(Code))
    return 0;
  int Highest = 0;
  for (const Token *T = List->front(); T; T = T->Next) {
    if (T->str().compare(0, 3, "arg") == 0) {
      const int arg_id = std::atoi(T->str().c_str() + 3); // no-warning
      Highest = arg_id > Highest ? arg_id : Highest;
    }
  }
  return Highest;
}
// An array of pointers of one's own making.
struct Node { Node *Left, *Right; unsigned node_id; };
template <typename T> class Array {
  int Size = 0, Capacity = 0;
  T *Data = nullptr;
public:
  Array() = default;
  Array(const Array &) = delete;
  ~Array() { delete[] Data; }
  int size() const { return Size; }
  T &operator[](int I) { return Data[I]; }
  void reserve(int N) {
    if (N <= Capacity)
      return;
    T *Bigger = new T[N];
    for (int I = 0; I < Size; ++I)
      Bigger[I] = Data[I];
    delete[] Data;
    Data = Bigger;
    Capacity = N;
  }
  void resize(int N) { reserve(N); Size = N; }
  void push_back(const T &V) {
    if (Size == Capacity)
      reserve(Size ? Size * 2 : 1);
    Data[Size++] = V;
  }
};
inline unsigned visit(const Node *Root, Array<const Node *> &Stack) {
  unsigned last_node_id = 0;
  int Depth = 1;
  Stack.resize(4);
  Stack[0] = Root;
  do {
    const Node *N = Stack[--Depth];
    if (Depth + 2 > Stack.size())
      Stack.resize(Stack.size() * 2);
    if (N->Left)
      Stack[Depth++] = N->Left;
    if (N->Right)
      Stack[Depth++] = N->Right;
    last_node_id = N->node_id; // no-warning
  } while (Depth);
  const int depth_id = Stack.size(); // no-warning
  return last_node_id + depth_id;
}
// One of two members of a union, and a field that says which.
struct BitSet {
  unsigned Size;
  union { std::uint32_t id[8]; BitSet *Sub[4]; } U;
};
inline bool addId(BitSet *S, std::uint32_t id) {
  if (S->Size > 256) {
    S->U.Sub[0] = new BitSet();
    return addId(S->U.Sub[0], id % 64);
  }
  S->U.id[id & 7] = id; // no-warning
  return true;
}
inline std::uint32_t firstId(const BitSet *S) {
  if (S->Size > 256)
    return S->U.Sub[0] ? firstId(S->U.Sub[0]) : 0; // no-warning
  const std::uint32_t id = S->U.id[0];
  return id; // no-warning
}
} // namespace objects_that_hold_pointers

namespace what_a_pointer_points_at {
// Numbers that are read out of a buffer. That the buffer grew and moved is nothing to them.
struct Buffer { unsigned char *Bytes = nullptr; int Size = 0, Capacity = 0; };
inline bool grow(Buffer &B, int More) {
  if (B.Size + More <= B.Capacity)
    return true;
  auto *Bigger = static_cast<unsigned char *>(std::realloc(B.Bytes, B.Size + More));
  if (!Bigger)
    return false;
  B.Bytes = Bigger;
  B.Capacity = B.Size + More;
  return true;
}
inline int getVarint(const unsigned char *P, std::uint32_t *Value) {
  std::uint32_t A = *P;
  if (!(A & 0x80)) {
    *Value = A;
    return 1;
  }
  ++P;
  *Value = (A & 0x7f) << 7 | *P;
  return 2;
}
#define GET_VARINT(A, B) B = std::uint32_t(*(A)); if (B >= 0x80) getVarint((A), &(B))
struct Value { char *Text = nullptr, *Owned = nullptr; int Length = 0; union { std::int64_t I; double R; } U{}; };
inline void decode(const unsigned char *P, std::uint32_t Kind, Value *Out) {
  if (Kind >= 8) {
    Out->U.I = Kind - 8;
    Out->Text = const_cast<char *>(reinterpret_cast<const char *>(P));
    Out->Length = (Kind - 12) / 2;
    return;
  }
  Out->U.I = static_cast<signed char>(P[0]);
}
struct Record { std::int64_t row_id; std::uint32_t type_id; };
inline bool readRecord(Value &From, Record *Out) {
  From.Text = From.Owned = static_cast<char *>(std::realloc(From.Owned, 100));
  if (!From.Text)
    return false;
  std::uint32_t Header, type_id;
  GET_VARINT(reinterpret_cast<unsigned char *>(From.Text), Header);
  GET_VARINT(reinterpret_cast<unsigned char *>(&From.Text[Header - 1]), type_id);
  Value V;
  decode(reinterpret_cast<unsigned char *>(&From.Text[From.Length]), type_id, &V);
  Out->type_id = type_id; // no-warning: a byte of the text
  Out->row_id = V.U.I;    // no-warning
  return true;
}
struct Input { unsigned char *Data; int Next; Buffer Own; std::uint32_t column_id; };
inline bool nextColumn(Input *In) {
  if (!grow(In->Own, 2))
    return false;
  In->Data = In->Own.Bytes;
  In->Next += getVarint(&In->Data[In->Next], &In->column_id); // no-warning
  return true;
}
// A page of a file that begins with its own number, in one block with the name of the file.
struct Pager { std::uint32_t page_id; void *Cache; char *Name; };
inline Pager *openPager(const char *Name, int Length) {
  auto *P = static_cast<unsigned char *>(std::calloc(1, sizeof(Pager) + sizeof(Pager *) + 64 + Length + 1));
  if (!P)
    return nullptr;
  auto *Self = reinterpret_cast<Pager *>(P);
  P += sizeof(Pager);
  Self->Cache = P;
  P += 64;
  std::memcpy(P, &Self, sizeof Self); // the block knows whose it is
  P += sizeof Self;
  Self->Name = reinterpret_cast<char *>(P);
  std::memcpy(P, Name, Length);
  return Self;
}
inline std::uint32_t lastPageId(const char *Name) {
  Pager *P = openPager(Name, 8);
  const std::uint32_t page_id = P ? P->page_id : 0;
  return page_id; // no-warning
}
} // namespace what_a_pointer_points_at

namespace functions_that_say_hash {
// Of a hash table, or of a text: the body says what is hashed.
struct Found { int *Slots; unsigned Zero; };
struct Log { int **Data; int Count; };
inline int logHashGet(Log *L, int I, Found *Out) {
  if (I >= L->Count)
    return 7;
  Out->Slots = L->Data[I];
  Out->Zero = I * 4096u;
  return 0;
}
inline int findRow(Log *L, std::uint64_t *row_id) {
  Found F;
  const int Code = logHashGet(L, 3, &F);
  if (Code)
    return Code;
  *row_id = F.Zero + F.Slots[0]; // no-warning
  return Code;
}
inline unsigned char textHash(const char *T) {
  unsigned char H = 0;
  for (; *T; ++T)
    H += *T & 0xdf;
  return H;
}
struct Named { char *Name; unsigned char name_id; };
inline void rename(Named *N, const char *To) {
  char *Copy = static_cast<char *>(std::malloc(std::strlen(To) + 1));
  if (!Copy)
    return;
  std::strcpy(Copy, To);
  N->Name = Copy;
  N->name_id = textHash(N->Name); // no-warning: the text
}
} // namespace functions_that_say_hash
