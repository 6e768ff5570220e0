/** Names of classes in messages and reprs. */
import { classOfValue, dataOf, isInstance } from "./class";
import { CLASS_FLAG_DOTTED, CLASSDATA_FLAGS, CLASSDATA_MODULE, CLASSDATA_NAME, CLASSDATA_QUALNAME, NAME_BUILTINS, NAME_MAIN } from "./generated/layout";
import { byte, hex, str, text, typeName } from "./messages";
import { singleton } from "./singletons";

/** Appends the name of a class to the text under construction, as CPython's messages have it. */
export function appendClassName(cls: u32): void {
  const data = dataOf(cls);
  // Types in C carry their module in their name; of the built-in ones only those outside of builtins do.
  appendDataName(data);
}

/** As `appendClassName`, by the class's data. */
export function appendDataName(data: u32): void {
  if (load<u32>(data + CLASSDATA_FLAGS) & CLASS_FLAG_DOTTED) {
    str(load<u32>(data + CLASSDATA_MODULE));
    byte(46);
  }
  str(load<u32>(data + CLASSDATA_NAME));
}

/** Appends the type of a value by its qualified name, where it is a class of the program. */
export function qualifiedTypeName(value: i64): void {
  if (isInstance(value)) str(load<u32>(dataOf(classOfValue(value)) + CLASSDATA_QUALNAME));
  else typeName(value);
}

/** Appends "module.Qualified.name", without the module when that is builtins. */
export function appendFullName(cls: u32): void {
  const data = dataOf(cls);
  const module = load<u32>(data + CLASSDATA_MODULE);
  if (module != singleton(NAME_BUILTINS)) {
    str(module);
    byte(46);
  }
  str(load<u32>(data + CLASSDATA_QUALNAME));
}

/** As tracebacks show an exception's class: with its module, unless that is builtins or __main__. */
export function appendReportName(cls: u32): void {
  if (load<u32>(dataOf(cls) + CLASSDATA_MODULE) != singleton(NAME_MAIN)) appendFullName(cls);
  else str(load<u32>(dataOf(cls) + CLASSDATA_QUALNAME));
}

/** Appends `<class 'module.Name'>`. */
export function appendClass(cls: u32): void {
  text("<class '");
  appendFullName(cls);
  text("'>");
}

/** Appends `<module.Name object at 0x…>`. */
export function appendPlainObject(cls: u32, object: u32): void {
  byte(60);
  const data = dataOf(cls);
  const module = load<u32>(data + CLASSDATA_MODULE);
  if (module != singleton(NAME_BUILTINS)) {
    str(module);
    byte(46);
  }
  str(load<u32>(data + CLASSDATA_QUALNAME));
  text(" object at ");
  hex(object);
  byte(62);
}
