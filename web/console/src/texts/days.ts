// How are days, times and durations said?

const TIME = new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai" });

/** 2026-03-03 as 3月3日 / 3 Mar; with the year where it is not `year`. */
export function dayText(day: string, english: boolean, year = 0): string {
  const [y = 0, m = 1, d = 1] = day.slice(0, 10).split("-").map(Number);
  const named = year !== 0 && y !== year;
  if (!english) return `${named ? `${y}年` : ""}${m}月${d}日`;
  const month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][m - 1];
  return `${d} ${month}${named ? ` ${y}` : ""}`;
}

/** The day of an instant where the service is (UTC+8). */
export function dayOf(at: string): string {
  return new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** An instant as day and time. */
export function momentText(at: string, english: boolean, year = 0): string {
  return `${dayText(dayOf(at), english, year)} ${TIME.format(new Date(at))}`;
}

export function timeText(at: string | Date): string {
  return TIME.format(new Date(at));
}

/** A duration in its largest unit. */
export function durationText(seconds: number, english: boolean): string {
  const units: [number, string, string][] = [
    [86_400, "天", "d"],
    [3_600, "小时", "h"],
    [60, "分钟", "min"],
  ];
  for (const [size, zh, en] of units) {
    if (seconds >= size) return english ? `${Math.floor(seconds / size)} ${en}` : `${Math.floor(seconds / size)} ${zh}`;
  }
  return english ? `${Math.max(Math.floor(seconds), 0)} s` : `${Math.max(Math.floor(seconds), 0)} 秒`;
}
