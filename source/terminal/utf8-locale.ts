import process from 'node:process';

type Environment = Readonly<Record<string, string | undefined>>;

/**
Whether the locale is a UTF-8 one: the first of LC_ALL, LC_CTYPE and LANG that is not empty decides (POSIX, section 8.2). With none of them set the locale is POSIX's ASCII; macOS and Windows do not set them for every program, and their terminals are UTF-8.
*/
export function isUtf8Locale(environment: Environment, platform: NodeJS.Platform = process.platform): boolean {
	const locale = [environment.LC_ALL, environment.LC_CTYPE, environment.LANG].find(Boolean);
	return locale === undefined ? platform === 'darwin' || platform === 'win32' : /utf-?8/iu.test(locale);
}
