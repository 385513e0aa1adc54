// The build's version, put in by vite.config.ts.
declare const __APP_VERSION__: string;
export const appVersion: string = typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : 'dev';
