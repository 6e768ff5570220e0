/** The flag of `run` that an axis of experiments brings (base/axes.ts): one definition for both. */
import { InvalidArgumentError, Option } from "commander";
import { registeredAxis } from "../base/axes.js";

/** An option whose value is the level's name. */
export function axisOption(axisName: string): Option {
  const { flag, read, levels } = registeredAxis(axisName);
  if (!flag) throw new RangeError(`the axis ${axisName} has no flag of its own`);
  if (flag.open) {
    const own = levels.map(({ name }) => name).join(", ");
    return new Option(`${flag.name} ${flag.value}`, `${flag.about}: ${own}, or a plug-in's`);
  }
  const option = new Option(`${flag.name} ${flag.value}`, flag.about);
  if (!read) option.choices(levels.map(({ name }) => name));
  else {
    option.argParser((text) => {
      try {
        return read(text).name;
      } catch (error) {
        throw error instanceof RangeError ? new InvalidArgumentError(error.message) : error;
      }
    });
  }
  return flag.fallback === undefined ? option : option.default(flag.fallback);
}
