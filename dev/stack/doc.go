// Package stack is the whole system on one machine: a private Postgres, the
// Temporal development server with its UI, the sandbox of the world outside,
// a worker and a server, each a process of its own that is started again when
// it dies. `make run` is this package; the end-to-end tests start it as a user
// does.
//
// Everything it writes stands in one folder, .run by default: env (addresses),
// settings.env (the BAOQUAN_* the processes got), <process>.pid, logs/, and the
// data. Deleting the folder is starting anew.
package stack
