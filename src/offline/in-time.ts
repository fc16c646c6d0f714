/** What arrives; where that fails or takes too long, what there is instead, if there is. It is told which it was. */
export async function inTime<T>(
  arriving: Promise<T>,
  patience: number,
  instead: (why: 'failed' | 'late') => Promise<T | undefined>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), patience);
  });
  try {
    return (await Promise.race([arriving, late])) ?? (await instead('late')) ?? (await arriving);
  } catch (error) {
    const found = await instead('failed');
    if (found === undefined) throw error;
    return found;
  } finally {
    clearTimeout(timer);
  }
}
