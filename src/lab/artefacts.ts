/**
 * What the lab finds out beside times, as plain data of the results file: written by the analyses of this folder,
 * read by summary and report. Types only; nothing here knows how a figure is made.
 */
import type { TraceEvent } from "../base/trace-events.js";
import type { LoopStats, RefusedLoop, ThreadTimes } from "../threads/options.js";
import type { Estimate } from "./statistics.js";

/**
 * How one process's series of repetitions behaved (Barrett et al., "Virtual machine warmup blows hot and cold", 2017):
 * flat; warm-up (the last segment is the fastest); slow-down (it is not); none (no steady state was reached).
 */
export type SteadyKind = "flat" | "warm-up" | "slow-down" | "none";

/** Repetitions [start, end) between two change points, with their mean (ms) and variance (ms²). */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly mean: number;
  readonly variance: number;
}

/** How one process's series of repetitions behaved. */
export interface Classification {
  readonly kind: SteadyKind;
  readonly segments: readonly Segment[];
  /** Index of the first steady repetition; absent for `none`. */
  readonly steadyFrom?: number;
  /** Repetitions that the search for change points left out. */
  readonly outliers: readonly number[];
}

/** The processes of one cell: all of one kind, or `inconsistent`. */
export interface CellSteadiness {
  readonly kind: SteadyKind | "inconsistent";
  /** One a process, in round order. */
  readonly processes: readonly Classification[];
}

/** A point of a scaling curve: `threads` on the abscissa, speed-up over one thread on the ordinate. */
export interface ScalingPoint {
  readonly threads: number;
  readonly speedup: Estimate;
}

/** A law fitted to the measured speed-ups of one program in one cell. */
export interface ScalingFit {
  readonly program: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly law: "amdahl" | "gustafson" | "usl";
  /** amdahl, gustafson (weak scaling): serial fraction σ. usl: contention σ and coherency κ (Gunther). */
  readonly parameters: readonly { readonly name: string; readonly estimate: Estimate }[];
  /** The number of threads with the highest predicted speed-up; absent where the law has none or it is not settled. */
  readonly peak?: { readonly threads: Estimate; readonly speedup: Estimate };
  readonly measured: readonly ScalingPoint[];
  /** Predictions, marked as such wherever they are shown. */
  readonly predicted: readonly ScalingPoint[];
}

/** Discrete-event simulation of the threads' scheduling, calibrated from a measured run. */
export interface SimulatedScaling {
  readonly program: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly lock: "gil" | "free";
  /** What the calibration found; times in ms of a repetition, in which the threads did the work `inner` times. */
  readonly model: {
    /** Missing in results of before it was there: once. */
    readonly inner?: number;
    readonly computeMs: number;
    readonly blockedMs: number;
    /** Fraction of the computing under one lock that all threads share. */
    readonly lockedShare: number;
    readonly bursts: number;
    readonly handoverMs: number;
    /** By which fraction each further computing thread slows the others. */
    readonly contention: number;
    readonly calibratedFrom: readonly number[];
  };
  readonly predicted: readonly { readonly cores: number; readonly threads: number; readonly speedup: number }[];
  /** Against what this machine can measure, each predicted without the run it is checked against. */
  readonly checked: readonly {
    readonly threads: number;
    readonly measured: Estimate;
    readonly predicted: number;
    /** True when the prediction lies in the measured interval. */
    readonly inside: boolean;
  }[];
}

/**
 * Geometric mean over a suite of one effect at one number of threads. The programs are fixed: the interval says how
 * well their mean is known, nothing of other programs.
 */
export interface SuiteMean {
  readonly effect: "jit" | "free" | "combined" | "interaction";
  readonly threads: number;
  /** Levels of the axes beyond engine and lock, where there are any. */
  readonly levels: Readonly<Record<string, string>>;
  readonly programs: readonly string[];
  readonly mean: Estimate;
}

/** When V8 or the JIT reached better code, in ms from the start of the run. */
export interface TierEvent {
  readonly ms: number;
  readonly kind: "stitched" | "liftoff" | "turbofan";
  /** The loop (`function:line`) or the wasm function. */
  readonly what: string;
}

/** One further process of a cell, observed closely (timeline on) and therefore not part of its samples. */
export interface CellProfile {
  readonly program: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly parts: number;
  readonly wallMs: number;
  readonly threads: readonly ThreadTimes[];
  /** Chrome Trace Events, the longest spans first when there were too many (`dropped` tells). */
  readonly timeline: readonly TraceEvent[];
  readonly dropped: number;
  readonly tiers: readonly TierEvent[];
  readonly loops: readonly LoopStats[];
  readonly refused: readonly RefusedLoop[];
}

/** Which cell to choose for a program, in one sentence from its own figures. */
export interface Advice {
  readonly program: string;
  readonly threads: number;
  readonly sentence: string;
  /** Level names of the cell to choose; absent when the figures do not settle it. */
  readonly cell?: Readonly<Record<string, string>>;
}
