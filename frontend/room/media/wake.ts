/** A phone must not fall asleep in the circle. */

export function stayAwake(signal: AbortSignal): void {
  let lock: WakeLockSentinel | null = null;
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== "visible" || signal.aborted) return;
    try {
      lock = await navigator.wakeLock?.request("screen");
    } catch {
      lock = null;
    }
  };
  document.addEventListener("visibilitychange", () => void ask(), { signal });
  signal.addEventListener("abort", () => void lock?.release());
  void ask();
}
