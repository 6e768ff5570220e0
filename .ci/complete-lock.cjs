// Adds biome's platform packages that this registry does not have (404) to package-lock.json: without them npm 11's
// `npm ci` says that package.json and the lock are not in sync. After every change of the lock, in the project's root: node .ci/complete-lock.cjs
const fs = require("fs");
const lock = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
for (const [name, version] of Object.entries(lock.packages["node_modules/@biomejs/biome"].optionalDependencies)) {
  const key = `node_modules/${name}`;
  if (lock.packages[key]) continue;
  const [, os, cpu, musl] = /cli-(\w+)-(\w+?)(-musl)?$/.exec(name);
  lock.packages[key] = { version, cpu: [cpu], dev: true, ...(musl ? { libc: ["musl"] } : {}), license: "MIT OR Apache-2.0", optional: true, os: [os], engines: { node: ">=14.21.3" } };
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
