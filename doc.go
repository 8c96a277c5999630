// Package baoquan holds the law and the words of online preservation (网上保全):
// the statuses and what moves them, parties, property clues, securities and
// materials, fees, deadlines, the numbers that identify people and things, and
// the words in which all of this is said.
//
// The package is pure. It imports the standard library alone, reads no clock
// and touches no file or socket: the time is always passed in. Money is an
// integer number of fen ([Fen]), a rate is parts per million, and the wall
// clock of the courts is [Beijing].
package baoquan
