import fc from 'fast-check';

/**
Descriptions that collide, that say something of the grants or name a database, that have odd characters or the mark of a suspension, and some that cannot be read.
*/
export const someDescription: fc.Arbitrary<unknown> = fc.oneof(
	{weight: 4, arbitrary: fc.constantFrom('', ' ', 'telegraf edge-9', 'grafana', 'Grafana', 'grafana @lena', 'telegraf edge-9 @otto')},
	{weight: 2, arbitrary: fc.constantFrom('read-only sensors', 'Readonly', 'not read-only', 'write-only loader', 'nur lesend, flight1', 'read-only and read-write')},
	{weight: 2, arbitrary: fc.constantFrom('telegraf flight1', 'Flight2 loader', 'plant/north', 'plant/north/east', 'weather', 'weather station', 'from flight1 to flight2', 'sensors')},
	{weight: 2, arbitrary: fc.constantFrom('test loader', 'edgeTest2', 'tmp_loader', 'latest contest', 'temp sensor', 'temp', 'delete me')},
	{weight: 1, arbitrary: fc.constantFrom('graf\u{200B}ana', 'grafana\u{202E}', '\u{1B}[2Jgrafana', '\u{9D}grafana', '\u{FEFF}', '\u{1F469}\u{200D}\u{1F4BB} lena', 'می\u{200C}خواهم', 'a\u{2066}b')},
	{weight: 3, arbitrary: fc.constantFrom('telegraf edge-9 [suspended 2026-06-01]', 'loader [suspended 2026-05-31]', 'grafana [suspended 2026-06-10]', ' [suspended 2026-06-10]')},
	{weight: 1, arbitrary: fc.constantFrom(undefined, 7)},
);
