/** CPU and memory. */
export interface ComputeAmount {
  /**
   * Cores.
   * @minimum 0
   */
  readonly cpu: number;
  /**
   * MiB.
   * @minimum 0
   */
  readonly memory: number;
}

/** CPU and memory of something that has both. */
export interface ComputeSize {
  /**
   * Cores.
   * @exclusiveMinimum 0
   */
  readonly cpu: number;
  /**
   * MiB.
   * @exclusiveMinimum 0
   */
  readonly memory: number;
}

/** Several amounts together. */
export function sumOf(amounts: readonly ComputeAmount[]): ComputeAmount {
  return {
    cpu: amounts.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: amounts.reduce((sum, { memory }) => sum + memory, 0),
  };
}

/** An amount several times. */
export function times({ cpu, memory }: ComputeAmount, factor: number): ComputeAmount {
  return { cpu: cpu * factor, memory: memory * factor };
}

/** What is left of an amount without another, and never less than nothing. */
export function without(whole: ComputeAmount, part: ComputeAmount): ComputeAmount {
  return { cpu: Math.max(0, whole.cpu - part.cpu), memory: Math.max(0, whole.memory - part.memory) };
}

/** An amount as shares of another. */
export function shareOf(part: ComputeAmount, whole: ComputeAmount): ComputeAmount {
  return { cpu: part.cpu / whole.cpu, memory: part.memory / whole.memory };
}

/** The more of each of two amounts. */
export function larger(a: ComputeAmount, b: ComputeAmount): ComputeAmount {
  return { cpu: Math.max(a.cpu, b.cpu), memory: Math.max(a.memory, b.memory) };
}

/** An amount for a reader: `0.5 cores and 512 MiB`. */
export function amountText({ cpu, memory }: ComputeAmount): string {
  return `${Math.round(cpu * 100) / 100} cores and ${Math.round(memory)} MiB`;
}

/** A share for a reader: `12 %`. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}
