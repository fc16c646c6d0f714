/** Keeps the screen from going dark, where the browser can. Returns what lets it sleep again. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  const hold = async () => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    // A phone that is short of power refuses: https://w3c.github.io/screen-wake-lock/#the-request-method
    lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (isOver) await lock?.release();
  };
  // It is let go whenever the page is out of sight.
  document.addEventListener('visibilitychange', hold);
  void hold();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', hold);
    void lock?.release();
  };
}
