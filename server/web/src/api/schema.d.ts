// Made by `npm run contract` from the OpenAPI document; not to be edited.
export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 注册 */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/courts/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 开通或关闭法院 */
        put: operations["putCourt"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/guarantees/{id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记保险公司系统拒收的人工处理 */
        post: operations["settleGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/identity-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 提交的证件材料 */
        get: operations["listSubmittedReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/identity-reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 证件材料（查看完整号码，有记录） */
        get: operations["getSubmittedReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/identity-reviews/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审核证件材料：通过、不通过 */
        post: operations["decideIdentityReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/identity-reviews/{id}/papers/{slot}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看证件材料（有记录） */
        get: operations["readIdentityPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/insurers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 保险公司的开通情况和办理方式 */
        get: operations["listInsurerSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/insurers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 开通或关闭保险公司 */
        put: operations["putInsurer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payment-differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 对账不符 */
        get: operations["listDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payment-differences/{id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记对账不符的处理 */
        post: operations["settleDifference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payments/{id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记支付订单的人工处理 */
        post: operations["settlePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核对某一天的支付和退款 */
        post: operations["reconcile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 工作人员 */
        get: operations["listStaff"];
        put?: never;
        /** 建立工作人员账号 */
        post: operations["createStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 停用、启用、调任工作人员，或者重置其密码 */
        patch: operations["patchStaff"];
        trace?: never;
    };
    "/api/v1/admin/stuck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 需要人工处理的案件 */
        get: operations["listStuck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/captchas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 获取图片验证码 */
        post: operations["createCaptcha"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/case-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案件类型 */
        get: operations["listCaseTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 现行案由 */
        get: operations["listCauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本院案件 */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案件 */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 形式检查 */
        get: operations["checkCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/clues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 财产线索列表 */
        get: operations["listCaseClues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/clues/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 财产线索 */
        get: operations["getCaseClues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 期限 */
        get: operations["deadlinesCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/docket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案卷流水 */
        get: operations["docketCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进度推送（SSE） */
        get: operations["eventsCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料列表 */
        get: operations["listCaseMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/materials/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料 */
        get: operations["getCaseMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/materials/{partId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看材料 */
        get: operations["readCaseMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当事人列表 */
        get: operations["listCaseParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/parties/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当事人 */
        get: operations["getCaseParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 交费情况 */
        get: operations["listCasePayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审核：受理、退回补正、不予受理 */
        post: operations["reviewCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/ruling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 裁定书 */
        get: operations["readCaseRuling"];
        put?: never;
        /** 裁定 */
        post: operations["ruleCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/securities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 担保信息列表 */
        get: operations["listCaseSecurities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/preservations/{id}/securities/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 担保信息 */
        get: operations["getCaseSecurities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/court/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本院各状态的件数 */
        get: operations["getCourtSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 法院 */
        get: operations["listCourts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 行政区划 */
        get: operations["listDivisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fees/preservation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 建议保全费 */
        get: operations["suggestFee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的担保申请 */
        get: operations["listGuarantees"];
        put?: never;
        /** 创建担保申请 */
        post: operations["createGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 担保申请 */
        get: operations["getGuarantee"];
        put?: never;
        post?: never;
        /** 删除草稿 */
        delete: operations["deleteGuarantee"];
        options?: never;
        head?: never;
        /** 修改基本信息 */
        patch: operations["patchGuarantee"];
        trace?: never;
    };
    "/api/v1/guarantees/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 提交前检查 */
        get: operations["checkGuarantee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/clues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 财产线索列表 */
        get: operations["listGuaranteeClues"];
        put?: never;
        /** 添加财产线索 */
        post: operations["addGuaranteeClues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/clues/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 财产线索 */
        get: operations["getGuaranteeClues"];
        /** 修改财产线索 */
        put: operations["saveGuaranteeClues"];
        post?: never;
        /** 删除财产线索 */
        delete: operations["removeGuaranteeClues"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 期限 */
        get: operations["deadlinesGuarantee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/docket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案卷流水 */
        get: operations["docketGuarantee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 评价保险公司 */
        put: operations["evaluateInsurer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进度推送（SSE） */
        get: operations["eventsGuarantee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载保函 */
        get: operations["readLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料列表 */
        get: operations["listGuaranteeMaterials"];
        put?: never;
        /** 上传材料 */
        post: operations["addGuaranteeMaterials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/materials/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料 */
        get: operations["getGuaranteeMaterials"];
        put?: never;
        post?: never;
        /** 删除材料 */
        delete: operations["removeGuaranteeMaterials"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/materials/{partId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载材料 */
        get: operations["readGuaranteeMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当事人列表 */
        get: operations["listGuaranteeParties"];
        put?: never;
        /** 添加当事人 */
        post: operations["addGuaranteeParties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/parties/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当事人 */
        get: operations["getGuaranteeParties"];
        /** 修改当事人 */
        put: operations["saveGuaranteeParties"];
        post?: never;
        /** 删除当事人 */
        delete: operations["removeGuaranteeParties"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 支付订单列表 */
        get: operations["listGuaranteePayments"];
        put?: never;
        /** 交费 */
        post: operations["payGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载保单 */
        get: operations["readPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/preservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用保函申请保全 */
        post: operations["createPreservationFromGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新获取报价 */
        post: operations["renewQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交 */
        post: operations["submitGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/surrender": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退保 */
        post: operations["surrenderGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 */
        post: operations["withdrawGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity-tickets/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 小程序换取核验令牌 */
        get: operations["exchangeTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本公司得到的评价 */
        get: operations["listEvaluations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本公司的担保申请 */
        get: operations["listGuaranteeCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 担保申请 */
        get: operations["getGuaranteeCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 形式检查 */
        get: operations["checkGuaranteeCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记索赔或者解除担保责任 */
        post: operations["closeLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/clues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 财产线索列表 */
        get: operations["listGuaranteeCaseClues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/clues/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 财产线索 */
        get: operations["getGuaranteeCaseClues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 期限 */
        get: operations["deadlinesGuaranteeCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/docket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案卷流水 */
        get: operations["docketGuaranteeCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进度推送（SSE） */
        get: operations["eventsGuaranteeCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 保函 */
        get: operations["readCaseLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料列表 */
        get: operations["listGuaranteeCaseMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/materials/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料 */
        get: operations["getGuaranteeCaseMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/materials/{partId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看材料 */
        get: operations["readGuaranteeCaseMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当事人列表 */
        get: operations["listGuaranteeCaseParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/parties/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当事人 */
        get: operations["getGuaranteeCaseParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 交费情况 */
        get: operations["listGuaranteeCasePayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 保单 */
        get: operations["readCasePolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/guarantees/{id}/underwriting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核保：承保、退回补正、拒保 */
        post: operations["underwriteGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/rate-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本公司费率的各个版本 */
        get: operations["listRateCards"];
        /** 公布新的费率 */
        put: operations["putRateCard"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurer/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本公司各状态的件数 */
        get: operations["getInsurerSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 保险公司 */
        get: operations["listInsurers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insurers/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 比较各保险公司的报价 */
        get: operations["listQuotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我是谁 */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我同意过的协议和须知 */
        get: operations["listConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identity-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发起实名认证 */
        post: operations["createIdentityCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identity-checks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查询实名认证结果 */
        get: operations["getIdentityCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identity-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的人工核验 */
        get: operations["listIdentityReviews"];
        put?: never;
        /** 发起人工核验（上传证件材料） */
        post: operations["createIdentityReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identity-reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人工核验 */
        get: operations["getIdentityReview"];
        put?: never;
        post?: never;
        /** 撤回人工核验 */
        delete: operations["cancelIdentityReview"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identity-reviews/{id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传证件材料 */
        post: operations["addIdentityPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identity-reviews/{id}/papers/{slot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 删除证件材料 */
        delete: operations["removeIdentityPaper"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identity-reviews/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交证件材料 */
        post: operations["submitIdentityReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 把本人的另一个账号并入本账号 */
        post: operations["mergeAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改密码 */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 填写个人信息 */
        put: operations["putProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我在哪里登录着 */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** 退出其他所有登录 */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 退出某一处登录 */
        delete: operations["endOneSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 首页计数 */
        get: operations["getSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 须知和协议 */
        get: operations["readNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 找回密码 */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 支付订单 */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载交费凭证 */
        get: operations["readReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的保全申请 */
        get: operations["listPreservations"];
        put?: never;
        /** 创建保全申请 */
        post: operations["createPreservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 保全申请 */
        get: operations["getPreservation"];
        put?: never;
        post?: never;
        /** 删除草稿 */
        delete: operations["deletePreservation"];
        options?: never;
        head?: never;
        /** 修改基本信息 */
        patch: operations["patchPreservation"];
        trace?: never;
    };
    "/api/v1/preservations/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 提交前检查 */
        get: operations["checkPreservation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/clues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 财产线索列表 */
        get: operations["listPreservationClues"];
        put?: never;
        /** 添加财产线索 */
        post: operations["addPreservationClues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/clues/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 财产线索 */
        get: operations["getPreservationClues"];
        /** 修改财产线索 */
        put: operations["savePreservationClues"];
        post?: never;
        /** 删除财产线索 */
        delete: operations["removePreservationClues"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 期限 */
        get: operations["deadlinesPreservation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/docket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案卷流水 */
        get: operations["docketPreservation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进度推送（SSE） */
        get: operations["eventsPreservation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可用于本案的担保 */
        get: operations["listUsableGuarantees"];
        put?: never;
        /** 为本案申请担保 */
        post: operations["createGuaranteeForPreservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料列表 */
        get: operations["listPreservationMaterials"];
        put?: never;
        /** 上传材料 */
        post: operations["addPreservationMaterials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/materials/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 材料 */
        get: operations["getPreservationMaterials"];
        put?: never;
        post?: never;
        /** 删除材料 */
        delete: operations["removePreservationMaterials"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/materials/{partId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载材料 */
        get: operations["readPreservationMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当事人列表 */
        get: operations["listPreservationParties"];
        put?: never;
        /** 添加当事人 */
        post: operations["addPreservationParties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/parties/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当事人 */
        get: operations["getPreservationParties"];
        /** 修改当事人 */
        put: operations["savePreservationParties"];
        post?: never;
        /** 删除当事人 */
        delete: operations["removePreservationParties"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 支付订单列表 */
        get: operations["listPreservationPayments"];
        put?: never;
        /** 交费 */
        post: operations["payPreservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/ruling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载裁定书 */
        get: operations["readRuling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/securities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 担保信息列表 */
        get: operations["listPreservationSecurities"];
        put?: never;
        /** 添加担保信息 */
        post: operations["addPreservationSecurities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/securities/{partId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 担保信息 */
        get: operations["getPreservationSecurities"];
        /** 修改担保信息 */
        put: operations["savePreservationSecurities"];
        post?: never;
        /** 删除担保信息 */
        delete: operations["removePreservationSecurities"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交 */
        post: operations["submitPreservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preservations/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 */
        post: operations["withdrawPreservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登录 */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 退出登录 */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sms-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 获取短信验证码 */
        post: operations["createSmsCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单点登录是否可用 */
        get: operations["getSso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sso/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单点登录返回 */
        get: operations["finishSso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sso/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 开始单点登录 */
        get: operations["startSso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verify/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 核验文书 */
        get: operations["verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountForm: {
            /** @description 已勾选的注册协议的版本 */
            agreementVersion: string;
            /** @description 8 至 16 个字符，不能包含账号 */
            password: string;
            /** @description 手机号码，即账号 */
            phone: string;
            /** @description 短信验证码，6 位数字 */
            smsCode: string;
        };
        ApplicationView: {
            /**
             * Format: int64
             * @description 申请保全金额，分
             */
            amount?: number;
            caseNumber?: string;
            caseType?: string;
            /** @enum {string} */
            category: "pre_litigation" | "litigation" | "pre_enforcement";
            causeCode?: string;
            causeName?: string;
            /** @description 列表中不列出 */
            clues?: components["schemas"]["Clue"][] | null;
            consentVersion?: string;
            correction?: components["schemas"]["Correction"];
            courtCode: string;
            courtName: string;
            /** Format: date-time */
            createdAt: string;
            /** @description 列表中不列出 */
            documents?: components["schemas"]["DocumentView"][] | null;
            evaluation?: components["schemas"]["EvaluationView"];
            /**
             * Format: int64
             * @description 法院通知交纳的保全费，分
             */
            fee?: number;
            /**
             * Format: int64
             * @description 担保金额，分
             */
            guaranteeAmount?: number;
            id: string;
            insurerCode?: string;
            insurerName?: string;
            judgmentCourtCode?: string;
            /** @enum {string} */
            kind: "preservation" | "guarantee";
            /**
             * @description 保函的状态
             * @enum {string}
             */
            letterStatus?: "in_force" | "used" | "released" | "revoked";
            links: {
                [key: string]: string;
            };
            /** @description 列表中不列出 */
            materials?: components["schemas"]["Material"][] | null;
            nextDeadline?: components["schemas"]["NextDeadline"];
            noticeVersion?: string;
            /** @description 申请编号 */
            number: string;
            parties: components["schemas"]["Party"][] | null;
            /** @enum {string} */
            preSuitStage?: "before_filing" | "arbitration";
            /**
             * Format: int64
             * @description 核定的担保费，分
             */
            premium?: number;
            /**
             * Format: int64
             * @description 申请保全金额，分
             */
            preservationAmount?: number;
            /** @description 保函用于的保全申请 */
            preservationId?: string;
            /**
             * Format: date-time
             * @description 报价保留到何时
             */
            quoteHeldUntil?: string;
            /**
             * Format: int64
             * @description 费率：核保前为报价，核保后为核定；百万分之一
             */
            ratePpm?: number;
            ruling?: components["schemas"]["Ruling"];
            secured?: boolean;
            /** @description 列表中不列出 */
            securities?: components["schemas"]["Security"][] | null;
            /** @enum {string} */
            status: "draft" | "under_review" | "returned" | "awaiting_payment" | "awaiting_ruling" | "issuing" | "ruled" | "issued" | "rejected" | "declined" | "withdrawn" | "lapsed" | "cancelled";
            /** Format: date-time */
            submittedAt?: string;
            /** @description 提交人姓名 */
            submitter?: string;
            /** @enum {string} */
            submitterCapacity: "applicant" | "lawyer" | "agent";
            /**
             * Format: int64
             * @description 建议保全费，按申请金额估算，分
             */
            suggestedFee?: number;
            /**
             * Format: int64
             * @description 建议担保费（报价），分
             */
            suggestedPremium?: number;
            totals: components["schemas"]["Totals"];
            /** @enum {string} */
            type?: "property" | "act" | "evidence";
            unsecuredNote?: string;
            /** @enum {string} */
            unsecuredReason?: "support_or_injury" | "domestic_violence" | "public_interest" | "good_samaritan" | "clear_case" | "financial_institution" | "other";
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description 申请及其各部分共用的版本，同 ETag
             */
            version: number;
        };
        Basics: {
            /**
             * Format: int64
             * @description 分
             */
            amount: number;
            caseNumber?: string;
            caseType?: string;
            /** @enum {string} */
            category: "pre_litigation" | "litigation" | "pre_enforcement";
            causeCode?: string;
            courtCode: string;
            judgmentCourtCode?: string;
            noticeVersion: string;
            /** @enum {string} */
            preSuitStage?: "before_filing" | "arbitration";
            secured: boolean;
            /** @enum {string} */
            submitterCapacity: "applicant" | "lawyer" | "agent";
            /** @enum {string} */
            type: "property" | "act" | "evidence";
            unsecuredNote?: string;
            /** @enum {string} */
            unsecuredReason?: "support_or_injury" | "domestic_violence" | "public_interest" | "good_samaritan" | "clear_case" | "financial_institution" | "other";
        };
        CaptchaInputBody: {
            /** @description 同时要语音：图中为六位数字，并朗读出来 */
            audio?: boolean;
        };
        CaptchaOutput: {
            /** @description WAV 语音（data URL） */
            audio?: string;
            id: string;
            /** @description PNG 图片（data URL） */
            image: string;
        };
        CaseType: {
            abbr: string;
            code: string;
            name: string;
        };
        Cause: {
            code: string;
            /** Format: int64 */
            level: number;
            name: string;
            parentCode: string;
        };
        Check: {
            missing: components["schemas"]["Missing"][] | null;
            ready: boolean;
            warnings: components["schemas"]["Missing"][] | null;
        };
        CheckStatus: {
            /** @description 未通过的原因：identity_mismatch 为与个人信息不一致 */
            code?: string;
            /** @enum {string} */
            status: "pending" | "passed" | "failed" | "expired";
        };
        Claim: {
            basis?: string;
            debtor?: string;
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            dueDate?: string;
        };
        Closing: {
            /**
             * @description claimed 被申请人索赔，released 担保责任解除
             * @enum {string}
             */
            outcome: "claimed" | "released";
            reason: string;
        };
        Clue: {
            claim?: components["schemas"]["Claim"];
            deposit?: components["schemas"]["Deposit"];
            description?: string;
            equity?: components["schemas"]["Equity"];
            goods?: components["schemas"]["Goods"];
            house?: components["schemas"]["House"];
            readonly id: string;
            ip?: components["schemas"]["IPRight"];
            /** @enum {string} */
            kind: "house" | "land" | "vehicle" | "deposit" | "equity" | "security" | "online" | "claim" | "ip" | "goods" | "vessel" | "other";
            land?: components["schemas"]["Land"];
            online?: components["schemas"]["OnlineAccount"];
            other?: components["schemas"]["OtherProperty"];
            ownerPartyId: string;
            province?: string;
            security?: components["schemas"]["SecurityHolding"];
            /**
             * Format: int64
             * @description 分
             */
            value: number;
            vehicle?: components["schemas"]["Vehicle"];
            vessel?: components["schemas"]["Vessel"];
        };
        Consent: {
            /**
             * Format: date-time
             * @description 同意的时间
             */
            at: string;
            /** @enum {string} */
            kind: "registration" | "face" | "identity_papers" | "preservation" | "insurer";
            /** @description 文本的名称 */
            title: string;
            /** @description 当时同意的版本 */
            version: string;
        };
        Correction: {
            /** Format: date-time */
            dueAt: string;
            items: components["schemas"]["CorrectionItem"][] | null;
        };
        CorrectionItem: {
            location: string;
            reason: string;
        };
        Court: {
            caseCode: string;
            code: string;
            /** Format: int64 */
            level: number;
            name: string;
            open: boolean;
            parentCode: string;
            province: string;
        };
        CourtPutBody: {
            /** @description 是否开通网上保全 */
            open: boolean;
        };
        DeadlineItem: {
            /** @description 依据的条文 */
            article: string;
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            name: "draft_expiry" | "review" | "correction" | "fee" | "ruling" | "issuing" | "use";
            /** Format: date-time */
            startsAt: string;
            /**
             * @description running 进行中、met 已完成、missed 已超期
             * @enum {string}
             */
            state: "running" | "met" | "missed";
        };
        Decision: {
            /** Format: int64 */
            amount?: number;
            /** @enum {string} */
            outcome: "granted" | "partly_granted" | "dismissed";
            text?: string;
        };
        Deposit: {
            account?: string;
            bank?: string;
            holder?: string;
        };
        DeskSummary: {
            /** @description 各状态的件数，没有的状态不列 */
            statuses: {
                [key: string]: number;
            };
        };
        DifferenceView: {
            applicationNumber?: string;
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            day: string;
            /** Format: date-time */
            foundAt: string;
            /**
             * Format: int64
             * @description 本系统的金额，分；没有为 0
             */
            here: number;
            id: string;
            /** @enum {string} */
            kind: "paid_there" | "paid_here" | "other_amount" | "refund_there" | "refund_here";
            /** @enum {string} */
            method: "wechat" | "alipay";
            /** @description 商户订单号或者商户退款单号 */
            number: string;
            /** @description 本系统的支付订单，没有则不填 */
            paymentId?: string;
            /** @description 中文说明 */
            reason: string;
            /** @description 怎样处理的；没有处理则不填 */
            settlement?: components["schemas"]["SettlementView"];
            /**
             * Format: int64
             * @description 支付机构的金额，分；没有为 0
             */
            there: number;
        };
        Division: {
            code: string;
            level: string;
            name: string;
            parentCode: string;
        };
        DocketItem: {
            /** @description applicant、staff、provider 或 procedure */
            actor: string;
            /** Format: date-time */
            at: string;
            /** @description 随 kind 而异；part_revealed（工作人员查看完整信息或者文件）为 read、role、courtCode 或 insurerCode，材料另有 materialId、slot */
            detail: unknown;
            kind: string;
            /** Format: int64 */
            seq: number;
            /** @enum {string} */
            status: "draft" | "under_review" | "returned" | "awaiting_payment" | "awaiting_ruling" | "issuing" | "ruled" | "issued" | "rejected" | "declined" | "withdrawn" | "lapsed" | "cancelled";
        };
        DocumentView: {
            /** @description 核验码 */
            code: string;
            /** Format: date-time */
            issuedAt: string;
            /** @enum {string} */
            kind: "policy" | "letter";
            number: string;
            /** @description PDF 文件的 SHA-256 */
            sha256: string;
        };
        Equity: {
            amount?: string;
            company?: string;
            creditCode?: string;
            share?: string;
        };
        EvaluationForm: {
            comment?: string;
            /**
             * Format: int64
             * @description 1–5 分
             */
            score: number;
        };
        EvaluationView: {
            /** Format: date-time */
            changeableUntil: string;
            comment: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: int64 */
            score: number;
            /** Format: date-time */
            updatedAt: string;
        };
        FeeOutput: {
            /** @description 依据 */
            article: string;
            /**
             * Format: int64
             * @description 建议保全费，分
             */
            fee: number;
        };
        FieldError: {
            code: string;
            /** @description 该怎么改 */
            detail: string;
            /** @description 字段的位置，如 body.amount */
            location: string;
        };
        Goods: {
            location?: string;
            name?: string;
            quantity?: string;
        };
        GuaranteeCounts: {
            /**
             * Format: int64
             * @description 待交费
             */
            awaitingPayment: number;
            /**
             * Format: int64
             * @description 待提交，含待补正
             */
            draft: number;
            /**
             * Format: int64
             * @description 已出函
             */
            issued: number;
            /**
             * Format: int64
             * @description 待审核，含待出函
             */
            underReview: number;
        };
        GuaranteeForm: {
            /** @description 诉讼保全、执行前保全时必填 */
            caseNumber?: string;
            /** @description 诉讼保全时必填，案件类型代字 */
            caseType?: string;
            /** @enum {string} */
            category: "pre_litigation" | "litigation" | "pre_enforcement";
            /** @description 诉讼保全时必填 */
            causeCode?: string;
            /** @description 已同意的投保须知（notices/insurer）的版本 */
            consentVersion: string;
            courtCode: string;
            /**
             * Format: int64
             * @description 担保金额，分
             */
            guaranteeAmount: number;
            /** @description 保险公司代码 */
            insurerCode: string;
            /** @description 执行前保全时必填，作出生效法律文书的法院 */
            judgmentCourtCode?: string;
            /**
             * @description 诉前保全时必填
             * @enum {string}
             */
            preSuitStage?: "before_filing" | "arbitration";
            /**
             * Format: int64
             * @description 申请保全金额，分
             */
            preservationAmount: number;
            /** @enum {string} */
            submitterCapacity: "applicant" | "lawyer" | "agent";
        };
        GuaranteeFromForm: {
            /** @description 已同意的投保须知（notices/insurer）的版本 */
            consentVersion: string;
            /**
             * Format: int64
             * @description 担保金额，分；不填则诉讼保全为申请保全金额的 30%，其他为全额
             */
            guaranteeAmount?: number;
            /** @description 保险公司代码 */
            insurerCode: string;
        };
        House: {
            address?: string;
            certificateNumber?: string;
        };
        IPRight: {
            holder?: string;
            name?: string;
            number?: string;
            right?: string;
        };
        IdOutput: {
            id: string;
        };
        IdentityForm: {
            /** @description 已同意的人脸核验同意书的版本 */
            consentVersion: string;
        };
        IdentityOutput: {
            /** Format: date-time */
            expiresAt: string;
            id: string;
            /** @description 二维码的内容，用微信扫描；以 data: 开头时本身就是小程序码图片 */
            qrUrl: string;
        };
        InsurerEvaluation: {
            comment: string;
            guaranteeId: string;
            /** @description 担保申请编号 */
            number: string;
            /** Format: int64 */
            score: number;
            /** Format: date-time */
            updatedAt: string;
        };
        InsurerItem: {
            /**
             * Format: double
             * @description 投保人评分的平均，1–5；尚无评价为 null
             */
            averageScore: number | null;
            code: string;
            name: string;
            open: boolean;
        };
        InsurerPutBody: {
            address?: string;
            /** @description 签发的分公司，空为公司本身 */
            branch?: string;
            /**
             * @description desk 由核保员在此办理，system 由其核心系统办理；不填则不变
             * @enum {string}
             */
            mode?: "desk" | "system";
            /** @description 是否接受担保申请 */
            open: boolean;
            phone?: string;
        };
        InsurerSetting: {
            address: string;
            branch: string;
            code: string;
            /** @enum {string} */
            mode: "desk" | "system";
            name: string;
            open: boolean;
            phone: string;
        };
        InsurerView: {
            address: string;
            branch: string;
            code: string;
            /** @enum {string} */
            mode: "desk" | "system";
            open: boolean;
            phone: string;
        };
        ItemsApplicationView: {
            items: components["schemas"]["ApplicationView"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsCaseType: {
            items: components["schemas"]["CaseType"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsCause: {
            items: components["schemas"]["Cause"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsClue: {
            items: components["schemas"]["Clue"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsConsent: {
            items: components["schemas"]["Consent"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsCourt: {
            items: components["schemas"]["Court"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsDeadlineItem: {
            items: components["schemas"]["DeadlineItem"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsDifferenceView: {
            items: components["schemas"]["DifferenceView"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsDivision: {
            items: components["schemas"]["Division"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsDocketItem: {
            items: components["schemas"]["DocketItem"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsInsurerEvaluation: {
            items: components["schemas"]["InsurerEvaluation"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsInsurerItem: {
            items: components["schemas"]["InsurerItem"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsInsurerSetting: {
            items: components["schemas"]["InsurerSetting"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsMaterial: {
            items: components["schemas"]["Material"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsOwnSession: {
            items: components["schemas"]["OwnSession"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsPapersItem: {
            items: components["schemas"]["PapersItem"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsPapersView: {
            items: components["schemas"]["PapersView"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsParty: {
            items: components["schemas"]["Party"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsPaymentView: {
            items: components["schemas"]["PaymentView"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsRateCard: {
            items: components["schemas"]["RateCard"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsSecurity: {
            items: components["schemas"]["Security"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsStaffView: {
            items: components["schemas"]["StaffView"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsStuck: {
            items: components["schemas"]["Stuck"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        ItemsUsableGuarantee: {
            items: components["schemas"]["UsableGuarantee"][] | null;
            /** @description 下一页的 cursor，空为没有了 */
            next: string;
        };
        Land: {
            address?: string;
            area?: string;
            certificateNumber?: string;
        };
        Landline: {
            area?: string;
            extension?: string;
            number?: string;
        };
        LoginForm: {
            /** @description 图中的字符，不分大小写 */
            captchaAnswer?: string;
            /** @description 图片验证码的编号 */
            captchaId?: string;
            /** @description 手机号码，或工作人员的账号 */
            login: string;
            password: string;
        };
        LoginOutput: {
            account: components["schemas"]["Me"];
        };
        Material: {
            contentType: string;
            fileName: string;
            id: string;
            partyId?: string;
            /** @enum {string} */
            scan: "pending" | "clean" | "refused";
            securityId?: string;
            sha256: string;
            /** Format: int64 */
            size: number;
            /** @enum {string} */
            slot: "application_form" | "complaint" | "acceptance_notice" | "identity" | "security" | "evidence" | "other";
            /** Format: date-time */
            uploadedAt: string;
        };
        Me: {
            courtCode?: string;
            /** @description 姓名；申请人未填姓名时为隐去中间四位的手机号 */
            displayName: string;
            id: string;
            insurerCode?: string;
            /** @description 须先修改初始密码（PUT /me/password），在此之前不能进行其他操作 */
            mustChangePassword: boolean;
            phone?: string;
            profile: components["schemas"]["ProfileView"] | null;
            /** @enum {string} */
            role: "applicant" | "judge" | "clerk" | "underwriter" | "operator";
            /** @description 已实名认证的申请人：本人另外的已认证账号，可以用 POST /me/merges 并入本账号 */
            sameIdentity: components["schemas"]["SameAccount"][] | null;
            /** @description 已通过实名认证 */
            verified: boolean;
        };
        MergeForm: {
            /** @description 要并入本账号的另一个账号（GET /me 的 sameIdentity） */
            accountId: string;
            /** @description 本账号现在的密码 */
            password: string;
        };
        MergeOutput: {
            /**
             * Format: int64
             * @description 转入的申请数
             */
            applications: number;
        };
        Missing: {
            detail: string;
            location: string;
            step: string;
        };
        NextDeadline: {
            article?: string;
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            name: "draft_expiry" | "review" | "correction" | "fee" | "ruling" | "issuing" | "use";
        };
        Notice: {
            text: string;
            version: string;
        };
        OnlineAccount: {
            account?: string;
            holder?: string;
            provider?: string;
        };
        OtherProperty: {
            location?: string;
            name?: string;
        };
        OwnSession: {
            /** @description 登录时的网段（IPv4 /24，IPv6 /48） */
            address: string;
            /**
             * Format: date-time
             * @description 登录的时间
             */
            createdAt: string;
            /** @description 就是现在这一个 */
            current: boolean;
            /** @description 设备，如 Windows · Chrome */
            device: string;
            id: string;
            /**
             * Format: date-time
             * @description 最近一次使用的时间，精确到分钟
             */
            lastSeenAt: string;
        };
        PaperFile: {
            contentType: string;
            fileName: string;
            id: string;
            /** @enum {string} */
            scan: "pending" | "clean" | "refused";
            sha256: string;
            /** Format: int64 */
            size: number;
            /** @enum {string} */
            slot: "front" | "back" | "holding";
            /** Format: date-time */
            uploadedAt: string;
        };
        PaperSlot: {
            /** @description 对材料的要求 */
            detail: string;
            /** @description 没有上传则没有 */
            file?: components["schemas"]["PaperFile"];
            required: boolean;
            /** @enum {string} */
            slot: "front" | "back" | "holding";
            title: string;
        };
        PapersDecision: {
            /** @enum {string} */
            decision: "pass" | "refuse";
            /**
             * @description 不通过的原因，不通过时必填
             * @enum {string}
             */
            reason?: "unreadable" | "mismatch" | "expired" | "not_the_person" | "incomplete" | "other";
            /** @description 给本人看的说明，最多 500 字；原因为 other 时必填 */
            text?: string;
        };
        PapersDesk: {
            /** Format: date-time */
            decidedAt?: string;
            /**
             * Format: date-time
             * @description 应当在此之前审核
             */
            dueAt: string;
            explanation?: string;
            id: string;
            /** @description 列表中隐去中间各位 */
            idNumber: string;
            /** @enum {string} */
            idType: "id_card" | "passport" | "hk_macao_permit" | "taiwan_permit" | "other";
            name: string;
            /** @description 提交之后姓名或者证件被修改，不能通过 */
            profileChanged: boolean;
            /** @enum {string} */
            reason: "other_paper" | "no_phone" | "cannot_face" | "face_failed";
            reasonText: string;
            refusal?: components["schemas"]["PapersRefusal"];
            slots: components["schemas"]["PaperSlot"][] | null;
            /** @enum {string} */
            status: "pending" | "passed" | "refused";
            /** Format: date-time */
            submittedAt: string;
        };
        PapersForm: {
            /** @description 已同意的证件材料人工核验同意书（identity_papers）的版本 */
            consentVersion: string;
            /** @description 补充说明，最多 500 字 */
            explanation?: string;
            /**
             * @description 为什么不用人脸核验
             * @enum {string}
             */
            reason: "other_paper" | "no_phone" | "cannot_face" | "face_failed";
        };
        PapersItem: {
            /** Format: date-time */
            decidedAt?: string;
            /**
             * Format: date-time
             * @description 应当在此之前审核
             */
            dueAt: string;
            id: string;
            /** @description 列表中隐去中间各位 */
            idNumber: string;
            /** @enum {string} */
            idType: "id_card" | "passport" | "hk_macao_permit" | "taiwan_permit" | "other";
            name: string;
            /** @description 提交之后姓名或者证件被修改，不能通过 */
            profileChanged: boolean;
            /** @enum {string} */
            reason: "other_paper" | "no_phone" | "cannot_face" | "face_failed";
            reasonText: string;
            refusal?: components["schemas"]["PapersRefusal"];
            /** @enum {string} */
            status: "pending" | "passed" | "refused";
            /** Format: date-time */
            submittedAt: string;
        };
        PapersRefusal: {
            /** @enum {string} */
            code: "unreadable" | "mismatch" | "expired" | "not_the_person" | "incomplete" | "other";
            reason: string;
            /** @description 工作人员的说明 */
            text?: string;
        };
        PapersView: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            decidedAt?: string;
            /**
             * Format: date-time
             * @description 预计在此之前有结果
             */
            dueAt?: string;
            /**
             * Format: date-time
             * @description 最晚在此之前提交
             */
            expiresAt: string;
            explanation?: string;
            id: string;
            /** @enum {string} */
            reason: "other_paper" | "no_phone" | "cannot_face" | "face_failed";
            /** @description 未通过的原因 */
            refusal?: components["schemas"]["PapersRefusal"];
            /** @description 要上传的材料 */
            slots: components["schemas"]["PaperSlot"][] | null;
            /**
             * @description collecting 正在上传，pending 已提交待审核
             * @enum {string}
             */
            status: "collecting" | "pending" | "passed" | "refused" | "cancelled" | "expired";
            /** Format: date-time */
            submittedAt?: string;
        };
        Party: {
            address?: string;
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            birthDate?: string;
            creditCode?: string;
            domicile?: string;
            email?: string;
            firm?: string;
            readonly id: string;
            idNumber?: string;
            /** @enum {string} */
            idType?: "id_card" | "passport" | "hk_macao_permit" | "taiwan_permit" | "other";
            /** @enum {string} */
            kind: "person" | "organization" | "unincorporated";
            landline?: components["schemas"]["Landline"];
            legalRepresentative?: string;
            legalRepresentativeTitle?: string;
            licenceNumber?: string;
            mailingAddress?: string;
            name: string;
            /** @enum {string} */
            organizationType?: "government" | "public_institution" | "enterprise" | "social_group" | "private_non_enterprise" | "other";
            phone?: string;
            postalCode?: string;
            /** @enum {string} */
            representativeType?: "lawyer" | "legal_worker" | "relative" | "employee" | "other";
            representsPartyIds?: string[] | null;
            /** @enum {string} */
            role: "applicant" | "respondent" | "representative";
            /** @enum {string} */
            sex?: "male" | "female";
        };
        PasswordForm: {
            /** @description 现在的密码 */
            current: string;
            /** @description 新密码 */
            password: string;
        };
        PaymentForm: {
            /**
             * @description wechat 微信支付，alipay 支付宝；以已开通的为准
             * @enum {string}
             */
            method: "wechat" | "alipay";
        };
        PaymentView: {
            /**
             * Format: int64
             * @description 分
             */
            amount: number;
            /** @description 支付与订单不符等，正由工作人员处理 */
            attention?: string;
            /** @description 付款码的内容；稍后才有时再查询一次 */
            codeUrl?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            id: string;
            method: string;
            /** Format: date-time */
            paidAt?: string;
            /**
             * @description fee 保全费，premium 担保费
             * @enum {string}
             */
            purpose: "fee" | "premium";
            /**
             * Format: int64
             * @description 退款金额，分
             */
            refundAmount?: number;
            refundReason?: string;
            /** Format: date-time */
            refundRequestedAt?: string;
            /** Format: date-time */
            refundedAt?: string;
            /** @enum {string} */
            status: "created" | "pending" | "paid" | "closed" | "refunding" | "refunded";
        };
        PreservationCounts: {
            /**
             * Format: int64
             * @description 待交费
             */
            awaitingPayment: number;
            /**
             * Format: int64
             * @description 待提交，含待补正
             */
            draft: number;
            /**
             * Format: int64
             * @description 已裁定
             */
            ruled: number;
            /**
             * Format: int64
             * @description 待审核，含待裁定
             */
            underReview: number;
        };
        PreservationFromForm: {
            /** @description 已阅读的保全须知（notices/preservation）的版本 */
            noticeVersion: string;
        };
        Problem: {
            /** @description 供程序识别的错误代码 */
            code: string;
            /**
             * @description 409：申请现在的状态
             * @enum {string}
             */
            currentStatus?: "draft" | "under_review" | "returned" | "awaiting_payment" | "awaiting_ruling" | "issuing" | "ruled" | "issued" | "rejected" | "declined" | "withdrawn" | "lapsed" | "cancelled";
            /**
             * Format: int64
             * @description 412：申请现在的版本
             */
            currentVersion?: number;
            /** @description 该怎么办 */
            detail: string;
            /** @description 逐个字段的错误 */
            errors?: components["schemas"]["FieldError"][] | null;
            /** @description 提交时还缺什么 */
            missing?: unknown;
            /** @description 请求编号，报告问题时请提供 */
            requestId?: string;
            /**
             * Format: int64
             * @description HTTP 状态码
             */
            status: number;
            /** @description HTTP 状态的名称 */
            title: string;
            /**
             * @description 类别
             * @example about:blank
             */
            type: string;
        };
        ProfileForm: {
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            birthDate?: string;
            /** @description 电子邮箱 */
            email?: string;
            /** @description 证件号码 */
            idNumber: string;
            /**
             * @description 证件类型
             * @enum {string}
             */
            idType: "id_card" | "passport" | "hk_macao_permit" | "taiwan_permit" | "other";
            /** @description 固定电话：区号、号码、分机号 */
            landline?: components["schemas"]["Landline"];
            /** @description 真实姓名 */
            name: string;
            /** @description 经常居住地 */
            residence?: string;
            /**
             * @description 身份证以外的证件填写；身份证从号码得出
             * @enum {string}
             */
            sex?: "male" | "female";
        };
        ProfileView: {
            /**
             * Format: int64
             * @description 周岁；不知道出生日期时为 -1
             */
            age: number;
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            birthDate?: string;
            /** @description 电子邮箱 */
            email?: string;
            /** @description 证件号码 */
            idNumber: string;
            /**
             * @description 证件类型
             * @enum {string}
             */
            idType: "id_card" | "passport" | "hk_macao_permit" | "taiwan_permit" | "other";
            /** @description 固定电话：区号、号码、分机号 */
            landline?: components["schemas"]["Landline"];
            /** @description 真实姓名 */
            name: string;
            /** @description 经常居住地 */
            residence?: string;
            /**
             * @description 身份证以外的证件填写；身份证从号码得出
             * @enum {string}
             */
            sex?: "male" | "female";
        };
        Quote: {
            /**
             * Format: double
             * @description 投保人评分的平均，1–5；尚无评价为 null
             */
            averageScore: number | null;
            /** @description 按演示费率算出，不是保险公司公布的费率 */
            demonstration: boolean;
            /**
             * Format: date-time
             * @description 在此之前创建担保申请的，担保费不高于这一报价
             */
            heldUntil: string;
            /** @description 保险公司代码 */
            insurerCode: string;
            /**
             * Format: int64
             * @description 建议担保费，分
             */
            premium: number;
            /**
             * Format: int64
             * @description 费率，百万分之一：3000 为 0.3%
             */
            ratePpm: number;
        };
        Quotes: {
            items: components["schemas"]["Quote"][] | null;
        };
        RateCard: {
            courts: string[] | null;
            demonstration: boolean;
            insurerCode: string;
            /**
             * Format: int64
             * @description 分
             */
            maximum: number;
            /**
             * Format: int64
             * @description 分
             */
            minimum: number;
            refunds: components["schemas"]["Refunds"];
            tiers: components["schemas"]["RateTier"][] | null;
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            validFrom: string;
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            validUntil: string;
            /** Format: int64 */
            version: number;
        };
        RateCardForm: {
            /** @description 适用法院的代码；不填为所有法院 */
            courts?: string[] | null;
            /**
             * Format: int64
             * @description 最高保险金额，分；0 为没有
             */
            maximum?: number;
            /**
             * Format: int64
             * @description 最低担保费，分；0 为没有
             */
            minimum?: number;
            /** @description 退还担保费的比例；不填为全额退还 */
            refunds?: components["schemas"]["Refunds"];
            /** @description 各档费率，上限由低到高；担保金额全部按其所在一档的费率计算 */
            tiers: components["schemas"]["RateTier"][] | null;
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            validFrom: string;
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            validUntil?: string;
        };
        RateTier: {
            /** Format: int64 */
            ratePpm: number;
            /**
             * Format: int64
             * @description 分
             */
            upTo: number;
        };
        ReconciliationForm: {
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            date: string;
        };
        ReconciliationView: {
            /**
             * Format: date
             * @description 年-月-日，如 2026-01-31
             */
            date: string;
            id: string;
            /** @description Temporal 界面中的地址 */
            workflow: string;
        };
        Refunds: {
            /** Format: int64 */
            surrenderedPpm: number;
            /** Format: int64 */
            undonePpm: number;
        };
        ResetForm: {
            /** @description 新密码 */
            password: string;
            /** @description 手机号码，即账号 */
            phone: string;
            /** @description 短信验证码，6 位数字 */
            smsCode: string;
        };
        Review: {
            /** @enum {string} */
            decision: "accept" | "return" | "reject";
            /**
             * Format: int64
             * @description 受理时通知交纳的保全费，分；不填按收费标准
             */
            fee?: number;
            /** @description 退回时一次列明需要补正的内容 */
            items?: components["schemas"]["CorrectionItem"][] | null;
            /** @description 不予受理的理由 */
            reason?: string;
        };
        Ruling: {
            /**
             * Format: int64
             * @description 分
             */
            amount: number;
            code: string;
            number: string;
            /** @enum {string} */
            outcome: "granted" | "partly_granted" | "dismissed";
            /** Format: date-time */
            ruledAt: string;
            sha256: string;
        };
        SameAccount: {
            /**
             * Format: int64
             * @description 名下的申请数
             */
            applications: number;
            id: string;
            /** @description 隐去中间四位 */
            phone: string;
            /** Format: date-time */
            verifiedAt: string;
        };
        Security: {
            description?: string;
            guaranteeId?: string;
            guarantorName?: string;
            readonly id: string;
            /** @enum {string} */
            method: "insurance" | "bank_guarantee" | "third_party" | "property";
            name?: string;
            /**
             * Format: int64
             * @description 分
             */
            value?: number;
            viaPlatform?: boolean;
        };
        SecurityHolding: {
            account?: string;
            code?: string;
            name?: string;
            quantity?: string;
            venue?: string;
        };
        SettlementForm: {
            /** @description 怎样处理的，最多 500 字 */
            note: string;
        };
        SettlementView: {
            /** Format: date-time */
            at: string;
            /** @description 处理人 */
            by: string;
            note: string;
        };
        SmsCodeForm: {
            /** @description 图中的字符，不分大小写 */
            captchaAnswer?: string;
            /** @description 图片验证码的编号 */
            captchaId?: string;
            /** @description 手机号码 */
            phone: string;
            /**
             * @description 用途：注册、登录、找回密码
             * @enum {string}
             */
            purpose: "register" | "login" | "reset";
        };
        SmsCodeOutput: {
            /**
             * Format: int64
             * @description 多少秒后可以再次获取
             */
            resendAfter: number;
        };
        SsoOutput: {
            /** @description 工作人员可以单点登录 */
            enabled: boolean;
            /** @description 按钮的文字 */
            label?: string;
            /** @description 浏览器要打开的地址 */
            url?: string;
        };
        StaffChange: {
            /** @description 法官和书记员所在的法院 */
            courtCode?: string;
            /** @description 停用：立即退出登录并不能再登录 */
            disabled?: boolean;
            /** @description 显示的名称 */
            displayName?: string;
            /** @description 核保员所在的保险公司 */
            insurerCode?: string;
            /** @description 重置密码：回答新的初始密码，立即退出登录 */
            resetPassword?: boolean;
            /**
             * @description 调任：立即退出登录
             * @enum {string}
             */
            role?: "judge" | "clerk" | "underwriter" | "operator";
            /** @description 单点登录中本人的标识，空为不能单点登录 */
            ssoSubject?: string;
        };
        StaffForm: {
            /** @description 法官和书记员所在的法院 */
            courtCode?: string;
            /** @description 显示的名称 */
            displayName: string;
            /** @description 核保员所在的保险公司 */
            insurerCode?: string;
            /** @description 3 至 50 位小写字母、数字、点或连字符，以字母开头 */
            login: string;
            /** @enum {string} */
            role: "judge" | "clerk" | "underwriter" | "operator";
            /** @description 单点登录中本人的标识（身份提供方令牌中的 sub） */
            ssoSubject?: string;
        };
        StaffOutput: {
            id: string;
            /** @description 只在此处显示一次，请转交本人；首次登录后必须修改 */
            initialPassword: string;
        };
        StaffView: {
            courtCode?: string;
            disabled: boolean;
            displayName: string;
            id: string;
            /** @description 重置后的初始密码，只在此处显示一次 */
            initialPassword?: string;
            insurerCode?: string;
            login: string;
            /** @description 还没有修改初始密码 */
            mustChangePassword: boolean;
            /** @enum {string} */
            role: "judge" | "clerk" | "underwriter" | "operator";
            /** @description ssoSubject 属于哪个身份提供方；换了身份提供方，要重新填写 ssoSubject */
            ssoIssuer?: string;
            ssoSubject?: string;
        };
        Stuck: {
            id: string;
            /** @description preservation、guarantee、payment、scan、papers（证件材料）、difference（对账不符）、reconciliation（对账） */
            kind: string;
            /** @description 申请编号；没有申请的，为商户单号、日期或者空 */
            number: string;
            reason: string;
            /** Format: date-time */
            since: string;
            /** @description Temporal 界面中的地址 */
            workflow: string;
        };
        Summary: {
            guarantee: components["schemas"]["GuaranteeCounts"];
            preservation: components["schemas"]["PreservationCounts"];
        };
        TicketOutput: {
            /** @description 交给 wx.startVerify */
            bizToken: string;
        };
        Totals: {
            /**
             * Format: int64
             * @description 财产总价值，分
             */
            clues: number;
            /**
             * Format: int64
             * @description 担保总价值，分
             */
            securities: number;
        };
        TroubleSettled: {
            id: string;
            number: string;
            /** @description 处理的是什么 */
            reason: string;
        };
        Underwriting: {
            /** @enum {string} */
            decision: "approve" | "return" | "decline";
            /** @description 退回时一次列明需要补正的内容 */
            items?: components["schemas"]["CorrectionItem"][] | null;
            /**
             * Format: int64
             * @description 承保的担保费，分；不填按报价或者费率
             */
            premium?: number;
            /**
             * Format: int64
             * @description 承保的费率，百万分之一；不填按报价
             */
            ratePpm?: number;
            /** @description 拒保的理由 */
            reason?: string;
        };
        Unfit: {
            code: string;
            detail: string;
        };
        UsableGuarantee: {
            /**
             * Format: int64
             * @description 分
             */
            guaranteeAmount: number;
            id: string;
            insurerCode: string;
            insurerName: string;
            /** Format: date-time */
            issuedAt: string;
            letterNumber: string;
            /** @description 已用于本案 */
            linked: boolean;
            number: string;
            policyNumber: string;
            /**
             * Format: int64
             * @description 分
             */
            preservationAmount: number;
            /** @description 不能用于本案的原因 */
            reasons: components["schemas"]["Unfit"][] | null;
            usable: boolean;
        };
        Vehicle: {
            brand?: string;
            model?: string;
            plate?: string;
            vin?: string;
        };
        Verified: {
            documentKind: string;
            /** Format: date-time */
            issuedAt: string;
            number: string;
            /** @description PDF 文件的 SHA-256 */
            sha256: string;
            /** @enum {string} */
            status: "in_force" | "used" | "released" | "revoked";
        };
        Vessel: {
            location?: string;
            name?: string;
            registration?: string;
        };
        Withdrawal: {
            /** @description 撤回的理由 */
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdOutput"];
                };
            };
        };
    };
    putCourt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 法院代码 */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CourtPutBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Court"];
                };
            };
        };
    };
    settleGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TroubleSettled"];
                };
            };
        };
    };
    listSubmittedReviews: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description pending 待审核，passed 已通过，refused 未通过；不填为全部 */
                status?: "pending" | "passed" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPapersItem"];
                };
            };
        };
    };
    getSubmittedReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 核验的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PapersDesk"];
                };
            };
        };
    };
    decideIdentityReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 核验的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PapersDecision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PapersItem"];
                };
            };
        };
    };
    readIdentityPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                slot: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    listInsurerSettings: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsInsurerSetting"];
                };
            };
        };
    };
    putInsurer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 保险公司代码 */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InsurerPutBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsurerView"];
                };
            };
        };
    };
    listDifferences: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description open 未处理，settled 已处理；不填为全部 */
                status?: "open" | "settled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDifferenceView"];
                };
            };
        };
    };
    settleDifference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferenceView"];
                };
            };
        };
    };
    settlePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
        };
    };
    reconcile: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconciliationForm"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationView"];
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description 只列这种身份 */
                role?: "judge" | "clerk" | "underwriter" | "operator";
                /** @description 账号或名称的一部分 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsStaffView"];
                };
            };
        };
    };
    createStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOutput"];
                };
            };
        };
    };
    patchStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 工作人员的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffView"];
                };
            };
        };
    };
    listStuck: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsStuck"];
                };
            };
        };
    };
    createCaptcha: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CaptchaInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaptchaOutput"];
                };
            };
        };
    };
    listCaseTypes: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsCaseType"];
                };
            };
        };
    };
    listCauses: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description 名称或代码的一部分，或者名称的拼音首字母 */
                q?: string;
                /** @description 上级案由的代码 */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsCause"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description 状态，可用逗号分隔多个 */
                status?: string;
                /** @description 申请编号、案号或当事人名称的一部分 */
                q?: string;
                /** @description due 按期限先后，最急的在前；不填则新的在前 */
                sort?: "due";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsApplicationView"];
                };
            };
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    checkCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Check"];
                };
            };
        };
    };
    listCaseClues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsClue"];
                };
            };
        };
    };
    getCaseClues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clue"];
                };
            };
        };
    };
    deadlinesCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDeadlineItem"];
                };
            };
        };
    };
    docketCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDocketItem"];
                };
            };
        };
    };
    eventsCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次收到的事件的 id */
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 事件 status 与 docket；断线后以 Last-Event-ID 续接 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    listCaseMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsMaterial"];
                };
            };
        };
    };
    getCaseMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
        };
    };
    readCaseMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/msword": string;
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
        };
    };
    listCaseParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsParty"];
                };
            };
        };
    };
    getCaseParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Party"];
                };
            };
        };
    };
    listCasePayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPaymentView"];
                };
            };
        };
    };
    reviewCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Review"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    readCaseRuling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 裁定书 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    ruleCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
                "multipart/form-data": {
                    /** @description 裁定结果，JSON */
                    decision: string;
                    /**
                     * Format: binary
                     * @description 裁定书，PDF
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    listCaseSecurities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsSecurity"];
                };
            };
        };
    };
    getCaseSecurities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Security"];
                };
            };
        };
    };
    getCourtSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSummary"];
                };
            };
        };
    };
    listCourts: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description 省级行政区，如 北京市 */
                province?: string;
                /** @description 名称或代码的一部分，或者名称的拼音首字母 */
                q?: string;
                /** @description 是否已开通网上保全 */
                open?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsCourt"];
                };
            };
        };
    };
    listDivisions: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description 上级行政区划代码，不填为省级 */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDivision"];
                };
            };
        };
    };
    suggestFee: {
        parameters: {
            query: {
                /** @description 申请保全金额，分 */
                amount: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeeOutput"];
                };
            };
        };
    };
    listGuarantees: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description 状态，可用逗号分隔多个 */
                status?: string;
                /** @description 申请编号、案号或当事人名称的一部分 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsApplicationView"];
                };
            };
        };
    };
    createGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuaranteeForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    getGuarantee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    deleteGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patchGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 诉讼保全、执行前保全时必填 */
                    caseNumber?: string;
                    /** @description 诉讼保全时必填，案件类型代字 */
                    caseType?: string;
                    /** @enum {string} */
                    category?: "pre_litigation" | "litigation" | "pre_enforcement";
                    /** @description 诉讼保全时必填 */
                    causeCode?: string;
                    /** @description 已同意的投保须知（notices/insurer）的版本 */
                    consentVersion?: string;
                    courtCode?: string;
                    /**
                     * Format: int64
                     * @description 担保金额，分
                     */
                    guaranteeAmount?: number;
                    /** @description 保险公司代码 */
                    insurerCode?: string;
                    /** @description 执行前保全时必填，作出生效法律文书的法院 */
                    judgmentCourtCode?: string;
                    /**
                     * @description 诉前保全时必填
                     * @enum {string}
                     */
                    preSuitStage?: "before_filing" | "arbitration";
                    /**
                     * Format: int64
                     * @description 申请保全金额，分
                     */
                    preservationAmount?: number;
                    /** @enum {string} */
                    submitterCapacity?: "applicant" | "lawyer" | "agent";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    checkGuarantee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Check"];
                };
            };
        };
    };
    listGuaranteeClues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsClue"];
                };
            };
        };
    };
    addGuaranteeClues: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Clue"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clue"];
                };
            };
        };
    };
    getGuaranteeClues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clue"];
                };
            };
        };
    };
    saveGuaranteeClues: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Clue"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clue"];
                };
            };
        };
    };
    removeGuaranteeClues: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deadlinesGuarantee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDeadlineItem"];
                };
            };
        };
    };
    docketGuarantee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDocketItem"];
                };
            };
        };
    };
    evaluateInsurer: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    eventsGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次收到的事件的 id */
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 事件 status 与 docket；断线后以 Last-Event-ID 续接 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    readLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 保函 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    listGuaranteeMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsMaterial"];
                };
            };
        };
    };
    addGuaranteeMaterials: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    partyId?: string;
                    securityId?: string;
                    /** @enum {string} */
                    slot: "application_form" | "complaint" | "acceptance_notice" | "identity" | "security" | "evidence" | "other";
                };
            };
        };
        responses: {
            /** @description 已上传 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
        };
    };
    getGuaranteeMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
        };
    };
    removeGuaranteeMaterials: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readGuaranteeMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/msword": string;
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
        };
    };
    listGuaranteeParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsParty"];
                };
            };
        };
    };
    addGuaranteeParties: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Party"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Party"];
                };
            };
        };
    };
    getGuaranteeParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Party"];
                };
            };
        };
    };
    saveGuaranteeParties: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Party"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Party"];
                };
            };
        };
    };
    removeGuaranteeParties: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listGuaranteePayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPaymentView"];
                };
            };
        };
    };
    payGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
        };
    };
    readPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 保单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    createPreservationFromGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreservationFromForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    renewQuote: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    submitGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    surrenderGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    withdrawGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    exchangeTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 小程序码中的 scene */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOutput"];
                };
            };
        };
    };
    listEvaluations: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsInsurerEvaluation"];
                };
            };
        };
    };
    listGuaranteeCases: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description 状态，可用逗号分隔多个 */
                status?: string;
                /** @description 申请编号、案号或当事人名称的一部分 */
                q?: string;
                /** @description due 按期限先后，最急的在前；不填则新的在前 */
                sort?: "due";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsApplicationView"];
                };
            };
        };
    };
    getGuaranteeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    checkGuaranteeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Check"];
                };
            };
        };
    };
    closeLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Closing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    listGuaranteeCaseClues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsClue"];
                };
            };
        };
    };
    getGuaranteeCaseClues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clue"];
                };
            };
        };
    };
    deadlinesGuaranteeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDeadlineItem"];
                };
            };
        };
    };
    docketGuaranteeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDocketItem"];
                };
            };
        };
    };
    eventsGuaranteeCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次收到的事件的 id */
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 事件 status 与 docket；断线后以 Last-Event-ID 续接 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    readCaseLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 保函 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    listGuaranteeCaseMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsMaterial"];
                };
            };
        };
    };
    getGuaranteeCaseMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
        };
    };
    readGuaranteeCaseMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/msword": string;
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
        };
    };
    listGuaranteeCaseParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsParty"];
                };
            };
        };
    };
    getGuaranteeCaseParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Party"];
                };
            };
        };
    };
    listGuaranteeCasePayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPaymentView"];
                };
            };
        };
    };
    readCasePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 保单 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    underwriteGuarantee: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Underwriting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    listRateCards: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsRateCard"];
                };
            };
        };
    };
    putRateCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateCardForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateCard"];
                };
            };
        };
    };
    getInsurerSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSummary"];
                };
            };
        };
    };
    listInsurers: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsInsurerItem"];
                };
            };
        };
    };
    listQuotes: {
        parameters: {
            query: {
                /** @description 申请法院的代码 */
                courtCode: string;
                /** @description 担保金额，分 */
                amount: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quotes"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    listConsents: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsConsent"];
                };
            };
        };
    };
    createIdentityCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityOutput"];
                };
            };
        };
    };
    getIdentityCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 核验的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckStatus"];
                };
            };
        };
    };
    listIdentityReviews: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPapersView"];
                };
            };
        };
    };
    createIdentityReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PapersForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PapersView"];
                };
            };
        };
    };
    getIdentityReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 核验的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PapersView"];
                };
            };
        };
    };
    cancelIdentityReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 核验的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addIdentityPaper: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPG、PNG 或 PDF
                     */
                    file: string;
                    /** @enum {string} */
                    slot: "front" | "back" | "holding";
                };
            };
        };
        responses: {
            /** @description 已上传 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperFile"];
                };
            };
        };
    };
    removeIdentityPaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 核验的 id */
                id: string;
                /** @description front、back 或 holding */
                slot: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    submitIdentityReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 核验的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PapersView"];
                };
            };
        };
    };
    mergeAccounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeOutput"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordForm"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    putProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOwnSession"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    endOneSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 登录的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
        };
    };
    readNotice: {
        parameters: {
            query?: {
                /** @description 以往同意过的版本；不填为现行版本 */
                version?: string;
            };
            header?: never;
            path: {
                /** @description 须知的种类 */
                kind: "preservation" | "registration" | "face" | "identity_papers" | "insurer";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetForm"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
        };
    };
    readReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 交费凭证 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    listPreservations: {
        parameters: {
            query?: {
                /** @description 上一页回答的 next；第一页不填 */
                cursor?: string;
                /** @description 每页最多几项 */
                limit?: number;
                /** @description 状态，可用逗号分隔多个 */
                status?: string;
                /** @description 申请编号、案号或当事人名称的一部分 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsApplicationView"];
                };
            };
        };
    };
    createPreservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Basics"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    getPreservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    deletePreservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patchPreservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: int64
                     * @description 分
                     */
                    amount?: number;
                    caseNumber?: string;
                    caseType?: string;
                    /** @enum {string} */
                    category?: "pre_litigation" | "litigation" | "pre_enforcement";
                    causeCode?: string;
                    courtCode?: string;
                    judgmentCourtCode?: string;
                    noticeVersion?: string;
                    /** @enum {string} */
                    preSuitStage?: "before_filing" | "arbitration";
                    secured?: boolean;
                    /** @enum {string} */
                    submitterCapacity?: "applicant" | "lawyer" | "agent";
                    /** @enum {string} */
                    type?: "property" | "act" | "evidence";
                    unsecuredNote?: string;
                    /** @enum {string} */
                    unsecuredReason?: "support_or_injury" | "domestic_violence" | "public_interest" | "good_samaritan" | "clear_case" | "financial_institution" | "other";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    checkPreservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Check"];
                };
            };
        };
    };
    listPreservationClues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsClue"];
                };
            };
        };
    };
    addPreservationClues: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Clue"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clue"];
                };
            };
        };
    };
    getPreservationClues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clue"];
                };
            };
        };
    };
    savePreservationClues: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Clue"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clue"];
                };
            };
        };
    };
    removePreservationClues: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deadlinesPreservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDeadlineItem"];
                };
            };
        };
    };
    docketPreservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDocketItem"];
                };
            };
        };
    };
    eventsPreservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次收到的事件的 id */
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 事件 status 与 docket；断线后以 Last-Event-ID 续接 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    listUsableGuarantees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsUsableGuarantee"];
                };
            };
        };
    };
    createGuaranteeForPreservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuaranteeFromForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    listPreservationMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsMaterial"];
                };
            };
        };
    };
    addPreservationMaterials: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    partyId?: string;
                    securityId?: string;
                    /** @enum {string} */
                    slot: "application_form" | "complaint" | "acceptance_notice" | "identity" | "security" | "evidence" | "other";
                };
            };
        };
        responses: {
            /** @description 已上传 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
        };
    };
    getPreservationMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
        };
    };
    removePreservationMaterials: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readPreservationMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/msword": string;
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
        };
    };
    listPreservationParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsParty"];
                };
            };
        };
    };
    addPreservationParties: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Party"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Party"];
                };
            };
        };
    };
    getPreservationParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Party"];
                };
            };
        };
    };
    savePreservationParties: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Party"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Party"];
                };
            };
        };
    };
    removePreservationParties: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPreservationPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPaymentView"];
                };
            };
        };
    };
    payPreservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
        };
    };
    readRuling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 裁定书 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    listPreservationSecurities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsSecurity"];
                };
            };
        };
    };
    addPreservationSecurities: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Security"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Security"];
                };
            };
        };
    };
    getPreservationSecurities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Security"];
                };
            };
        };
    };
    savePreservationSecurities: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Security"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Security"];
                };
            };
        };
    };
    removePreservationSecurities: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
                /** @description 部分的 id */
                partId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    submitPreservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    withdrawPreservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description 上次读到的 ETag；不符则 412 */
                "If-Match"?: string;
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description 申请的 id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginOutput"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createSmsCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一键和内容得到同一回答，保留 24 小时 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmsCodeForm"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsCodeOutput"];
                };
            };
        };
    };
    getSso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoOutput"];
                };
            };
        };
    };
    finishSso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    startSso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    verify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 文书上的核验码 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
        };
    };
}
