# Homebrew, on Linux: the programs of a release.
class Stableid < Formula
  desc "Find memory addresses used as identity in C and C++"
  homepage "https://example.org/stableid"
  url "https://example.org/stableid/releases/download/v0.1.0/stableid-0.1.0-linux-x86_64.tar.xz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "Apache-2.0" => { with: "LLVM-exception" }

  depends_on arch: :x86_64
  depends_on :linux

  def install
    libexec.install Dir["*"]
    bin.install_symlink Dir[libexec/"bin/*"]
  end

  test do
    (testpath/"a.cpp").write <<~CPP
      struct Job { unsigned long job_id; };
      void f(Job &J) { J.job_id = reinterpret_cast<unsigned long>(&J); }
    CPP
    (testpath/"compile_commands.json").write <<~JSON
      [{"directory": "#{testpath}", "file": "a.cpp", "arguments": ["c++", "-c", "a.cpp"]}]
    JSON
    assert_match "becomes the ID 'job_id'", shell_output("#{bin}/stableid scan -q -p .", 1)
  end
end
