import {restoreManifest} from './packed-manifest.js';

restoreManifest();
