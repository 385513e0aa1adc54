// A slow machine is no failure: what a test waits for may take its time.
import { configure } from '@testing-library/preact';

configure({ asyncUtilTimeout: 15_000 });
