/** What ends a test that hangs: alone on two idle cores the longest takes five minutes, most of them in `npm ci`. */
jest.setTimeout(20 * 60_000);
