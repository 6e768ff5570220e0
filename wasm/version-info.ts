/** The names of the items of sys.version_info. */
export function versionName(index: u32): string {
  switch (index) {
    case 0: return "major";
    case 1: return "minor";
    case 2: return "micro";
    case 3: return "releaselevel";
    default: return "serial";
  }
}
