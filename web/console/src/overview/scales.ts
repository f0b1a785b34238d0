// How large is a bar, where do lines stand, and what is said of shares?

/** The upper end of an axis: 1, 2 or 5 times a power of ten, at least `most`. */
export function niceTop(most: number): number {
  if (most <= 5) return Math.max(Math.ceil(most), 1);
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((factor) => factor * power).find((top) => top >= most) ?? most;
}

/** Whole numbers at which lines are drawn, from 0 to the top. */
export function ticks(top: number): number[] {
  const step = [1, 2, 5, 10].map((factor) => factor * 10 ** Math.max(Math.floor(Math.log10(top)) - 1, 0)).find((one) => top / one <= 5) ?? top;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, n) => n * step);
}

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Bars side by side in a box; nothing is drawn for 0. */
export function bars(values: readonly number[], width: number, height: number, top: number, gap = 0.2): Bar[] {
  const slot = values.length ? width / values.length : width;
  return values.map((value, n) => {
    const tall = top ? (value / top) * height : 0;
    return { x: n * slot + (slot * gap) / 2, y: height - tall, width: slot * (1 - gap), height: tall };
  });
}

/** Shares in whole per cent that add up to 100; all 0 where there is nothing. */
export function shares(values: readonly number[]): number[] {
  const sum = values.reduce((all, one) => all + one, 0);
  if (!sum) return values.map(() => 0);
  const exact = values.map((one) => (one / sum) * 100);
  const whole = exact.map(Math.floor);
  const order = exact.map((one, n) => ({ n, rest: one - Math.floor(one) })).sort((a, b) => b.rest - a.rest);
  const short = 100 - whole.reduce((all, one) => all + one, 0);
  for (const { n } of order.slice(0, short)) whole[n] = (whole[n] ?? 0) + 1;
  return whole;
}

export interface Count {
  at: string;
  number: number;
}

/** Hours gathered by the day on which they lie where the service is (UTC+8). */
export function byDay(hours: readonly { hour: string; questions: number }[]): Count[] {
  const days = new Map<string, number>();
  for (const { hour, questions } of hours) {
    const day = new Date(Date.parse(hour) + 8 * 3_600_000).toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + questions);
  }
  return [...days].map(([at, number]) => ({ at, number }));
}

/** How many stopped at each blank: they were asked and did not answer. */
export function stopped(step: { asked: number; answered: number }): number {
  return Math.max(step.asked - step.answered, 0);
}
