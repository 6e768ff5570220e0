/** The subclass of OSError that an errno (of Linux) stands for. */
import {
  EXC_BlockingIOError, EXC_BrokenPipeError, EXC_ChildProcessError, EXC_ConnectionAbortedError, EXC_ConnectionRefusedError,
  EXC_ConnectionResetError, EXC_FileExistsError, EXC_FileNotFoundError, EXC_InterruptedError, EXC_IsADirectoryError,
  EXC_NotADirectoryError, EXC_OSError, EXC_PermissionError, EXC_ProcessLookupError, EXC_TimeoutError,
} from "./generated/layout";

export function kindOfErrno(errno: i64): u32 {
  switch (<i32>errno) {
    case 1:
    case 13: return EXC_PermissionError;
    case 2: return EXC_FileNotFoundError;
    case 3: return EXC_ProcessLookupError;
    case 4: return EXC_InterruptedError;
    case 10: return EXC_ChildProcessError;
    case 11:
    case 114:
    case 115: return EXC_BlockingIOError;
    case 17: return EXC_FileExistsError;
    case 20: return EXC_NotADirectoryError;
    case 21: return EXC_IsADirectoryError;
    case 32:
    case 108: return EXC_BrokenPipeError;
    case 103: return EXC_ConnectionAbortedError;
    case 104: return EXC_ConnectionResetError;
    case 110: return EXC_TimeoutError;
    case 111: return EXC_ConnectionRefusedError;
  }
  return EXC_OSError;
}
