package api_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

func TestEveryPartIsAddedReadChangedAndRemoved(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	respondent := c.post(p.path+"/parties", party("respondent")).is(201).text("id")
	for list, bodies := range map[string][2]j{
		"/parties":    {party("applicant"), party("applicant", j{"name": "阿卜杜拉·买买提𠮷〇"})},
		"/clues":      {aHouse(respondent), aHouse(respondent, j{"value": 1})},
		"/securities": {guarantor(), guarantor(j{"value": 1})},
	} {
		made := c.post(p.path+list, bodies[0]).is(201)
		at := p.path + list + "/" + made.text("id")
		read := c.get(at).is(200)
		assert.Equal(t, made.body, read.body, list)
		assert.Equal(t, made.header.Get("ETag"), read.header.Get("ETag"))

		read.body["id"] = made.text("id")
		c.put(at, read.body).is(200)
		saved := c.put(at, bodies[1]).is(200)
		assert.Equal(t, made.text("id"), saved.text("id"))
		assert.Equal(t, saved.body, c.get(at).body)
		c.post(p.path+list, read.body).is(422)
		c.put(at, j{"id": uuid.NewString()}).is(422)

		c.delete(at).is(204)
		for _, gone := range []answer{c.get(at), c.put(at, bodies[0]), c.delete(at)} {
			gone.fails(404, "not_found")
		}
	}
}

func TestAMaskedNumberThatComesBackLeavesTheNumberAsItIs(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.whole()
	at := p.path + "/parties/" + p.applicant
	saved := c.put(at, party("applicant", j{"idNumber": "1101************09", "phone": "138****0000", "name": "田皓"})).is(200)
	assert.Equal(t, "110105199003070009", saved.text("idNumber"))
	assert.Equal(t, "13800000000", saved.text("phone"))
	c.post(p.path+"/parties", party("applicant", j{"idNumber": "1101************09"})).is(422)

	deposit := j{"kind": "deposit", "ownerPartyId": p.respondent, "value": 100, "deposit": j{"bank": "工商银行", "account": "6222020200112233440"}}
	clue := p.path + "/clues/" + c.post(p.path+"/clues", deposit).is(201).text("id")
	deposit["deposit"] = j{"bank": "建设银行", "account": "***************3440"}
	assert.Equal(t, "6222020200112233440", c.put(clue, deposit).is(200).body["deposit"].(j)["account"])
}

func TestPartsOfAnotherApplicationDoNotExistHere(t *testing.T) {
	h := newHouse(t)
	c, other := h.person("13900000001"), h.person("13900000002")
	mine, second, theirs := c.whole(), c.whole(), other.whole()
	for _, foreign := range []paper{second, theirs} {
		for _, part := range []string{"/parties/" + foreign.respondent, "/clues/" + foreign.clue, "/securities/" + foreign.sec} {
			absent := c.get(mine.path+part[:strings.LastIndex(part, "/")+1]+uuid.NewString()).fails(404, "not_found")
			assert.Equal(t, absent.without(), c.get(mine.path+part).fails(404, "not_found").without())
			c.put(mine.path+part, party("applicant")).is(404)
			c.delete(mine.path + part).is(404)
		}
		assert.Equal(t, []string{"body.ownerPartyId"}, c.post(mine.path+"/clues", aHouse(foreign.respondent)).is(422).locations())
		assert.Equal(t, []string{"body.representsPartyIds"},
			c.post(mine.path+"/parties", party("representative", j{"representsPartyIds": []string{foreign.applicant}})).is(422).locations())
		assert.Equal(t, []string{"body.partyId"}, c.pdf(mine.path+"/materials", "identity", foreign.applicant, "").is(422).locations())
		assert.Equal(t, []string{"body.securityId"}, c.pdf(mine.path+"/materials", "security", "", foreign.sec).is(422).locations())
		c.delete(mine.path + "/materials/" + foreign.material).is(404)
	}
	linked := guarantor(j{"method": "insurance", "viaPlatform": true, "guaranteeId": theirs.id})
	assert.Equal(t, []string{"body.guaranteeId"}, c.post(mine.path+"/securities", linked).is(422).locations())
	for _, id := range []string{"1'%20or%201=1", "..%2f..", uuid.Nil.String(), "urn:uuid:" + mine.clue, "{" + mine.clue + "}", "x%00", "%ff"} {
		c.get("/preservations/" + id).is(404)
		c.delete(mine.path + "/clues/" + id).is(404)
		c.delete(mine.path + "/materials/" + id).is(404)
		c.get(mine.path + "/materials/" + id + "/content").is(404)
		c.get("/payments/" + id).is(404)
		c.get("/verify/" + id).is(404)
	}
}

func TestAPartyThatOwnsCluesStaysAndOneThatDoesNotTakesItsPapersAlong(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.whole()
	c.delete(p.path+"/parties/"+p.respondent).fails(409, "part_in_use")
	c.delete(p.path + "/parties/" + p.applicant).is(204)
	c.delete(p.path + "/securities/" + p.sec).is(204)
	assert.Len(t, c.get(p.path).body["materials"], 3)
}

func TestTwoHundredRespondentsAndCluesOfTheGreatestWorthAddUp(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	respondent := c.post(p.path+"/parties", party("respondent")).is(201).text("id")
	fill := func(table string, n int, add func(*store.Tx, string) error) {
		require.NoError(t, h.store.InTx(t.Context(), func(tx *store.Tx) error {
			for range n {
				if err := add(tx, uuid.NewString()); err != nil {
					return err
				}
			}
			return nil
		}), table)
	}
	fill("parties", 198, func(tx *store.Tx, id string) error {
		return tx.AddParty(t.Context(), p.id, &baoquan.Party{ID: id, Role: baoquan.RoleRespondent, Kind: baoquan.Person, Name: "某"})
	})
	c.post(p.path+"/parties", party("respondent")).is(201)
	fill("clues", 499, func(tx *store.Tx, id string) error {
		return tx.AddClue(t.Context(), p.id, &baoquan.Clue{ID: id, Kind: baoquan.ClueHouse, OwnerPartyID: respondent, Value: baoquan.MaxAmount})
	})
	c.post(p.path+"/clues", aHouse(respondent, j{"value": int64(baoquan.MaxAmount)})).is(201)
	c.post(p.path+"/clues", aHouse(respondent)).fails(422, "too_many_parts")
	got := c.get(p.path).is(200)
	assert.Len(t, got.body["parties"], 200)
	assert.EqualValues(t, 500*1e13, got.body["totals"].(j)["clues"])
	c.get("/preservations").is(200)
}
