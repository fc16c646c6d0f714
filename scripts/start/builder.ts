/** Builds once it is told to. Where whoever started it is gone before that, it ends. */
process.stdin.once('data', () => void import('../build.ts'));
