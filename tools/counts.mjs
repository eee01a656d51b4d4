// A reporter for node's test runner that counts what was really tried: single tests, not the suites and files
// around them. Used beside the readable one; tools/test.mjs reads what it writes.
export default async function* counts(events) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const failed = type === 'test:fail';
    // A suite fails with its tests, and is counted only when it fails by itself (a hook, a file that cannot load).
    const around = data.details?.type === 'suite' || data.name === data.file || /\.mjs$/.test(data.name);
    const byItself = data.details?.error?.failureType !== 'subtestsFailed';
    if (around && !(failed && byItself)) continue;
    if (data.skip !== undefined || data.todo !== undefined) sum.skipped += 1;
    else sum[failed ? 'failed' : 'passed'] += 1;
  }
  yield JSON.stringify(sum);
}
