// Starts a program of stableid, from the package that fits this machine.
const { spawnSync } = require("child_process");
const path = require("path");

module.exports = function start(program) {
  const name = `@stableid/${process.platform}-${process.arch}`;
  let folder;
  try {
    folder = path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    console.error(`stableid: error: there is no package ${name}: stableid is built for ` +
                  "linux-x64, and npm must not be told to omit optional packages");
    process.exit(2);
  }
  const ended = spawnSync(path.join(folder, "bin", program), process.argv.slice(2),
                          { stdio: "inherit" });
  if (ended.error) {
    console.error(`stableid: error: cannot start ${program}: ${ended.error.message}`);
    process.exit(2);
  }
  if (ended.signal) process.kill(process.pid, ended.signal);
  process.exit(ended.status);
};
